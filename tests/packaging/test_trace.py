"""The bare-root test reads system-call traces; a reader that sees nothing would pass everything."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packaging.test_metadata import PACKAGING, script

START = '7 execve("/usr/bin/hegang-desktop", ["hegang-desktop"], 0x7ffe /* 9 vars */) = 0\n'
HOME = "/home/\\345\\260\\217 \\346\\230\\216"


@pytest.fixture(autouse=True)
def scripts_find_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))


def trace(folder: Path, *lines: str) -> Path:
    path = folder / "trace.txt"
    path.write_text(START + "".join(f"7 {line}\n" for line in lines), encoding="utf-8")
    return path


def test_writes_are_seen_and_reads_and_failures_are_not(tmp_path: Path) -> None:
    package = script("test_package")
    changed, families = package.read_trace(
        trace(
            tmp_path,
            'openat(AT_FDCWD</>, "/etc/passwd", O_RDONLY|O_CLOEXEC) = 3</etc/passwd>',
            f'openat(AT_FDCWD</>, "{HOME}/.bashrc", O_WRONLY|O_CREAT, 0666) = 3',
            f'openat(AT_FDCWD<{package.TREE}/var>, "note", O_RDWR|O_CREAT, 0666) = 3',
            'mkdir("/opt/x", 0700) = -1 EACCES (Permission denied)',
            'rename("/srv/a", "/srv/b") = 0',
        )
    )
    assert changed == {"/home/小 明/.bashrc", "/var/note", "/srv/a", "/srv/b"}
    assert families == set()


def test_a_write_elsewhere_and_a_network_socket_fail_the_package(tmp_path: Path) -> None:
    package = script("test_package")
    data = f'openat(AT_FDCWD</>, "{HOME}/.local/share/hegang-desktop/user.db", O_RDWR|O_CREAT, 0644) = 4'
    with pytest.raises(package.Failed, match=r"outside its folders:\n/home/小 明/\.bashrc"):
        package.good_manners(trace(tmp_path, data, f'open("{HOME}/.bashrc", O_WRONLY) = 3'))
    with pytest.raises(package.Failed, match="AF_INET6"):
        package.good_manners(trace(tmp_path, data, "socket(AF_INET6, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP) = 5"))
    with pytest.raises(package.Failed, match="cannot be right"):
        package.good_manners(trace(tmp_path))
