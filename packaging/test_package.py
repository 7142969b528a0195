"""Tests the .deb as a user gets it: in a fresh, minimal Debian, with nothing but what the package itself asks for.

`make test-package`. As root, with debootstrap, Xvfb, xdotool, strace and ImageMagick; without them it says so and ends
with 77. Everything happens under build/test-package: a base system that is kept for the next time, a root that is made
anew, screenshots, traces. HEGANG_MIRROR names another Debian mirror.
"""

import contextlib
import hashlib
import os
import re
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from identity import APP_ID, MIME_TYPE, NAME, OWN_VERSION, ROOT

PACKAGING = Path(__file__).resolve().parent

MIRROR = os.environ.get("HEGANG_MIRROR", "http://deb.debian.org/debian")
SUITE = "bookworm"
WORK = ROOT / "build" / "test-package"
TREE = WORK / "root"
BASE = WORK / f"base-{SUITE}.tar"
ARCHIVES = WORK / "archives"
SHOTS = ROOT / "build" / "screenshots"
TOOLS = ("debootstrap", "Xvfb", "xdotool", "strace", "import", "gio", "unshare", "chroot")
TOOL_PACKAGES = "debootstrap xvfb xdotool strace imagemagick libglib2.0-bin desktop-file-utils shared-mime-info"
SKIPPED = 77

USER_ID = 1000
HOME = "/home/小 明"
RUNTIME = f"/run/user/{USER_ID}"
DATA = f"{HOME}/.local/share/{NAME}"
TEMPORARY = "/tmp"  # noqa: S108 - inside the root
WRITABLE = (DATA, f"{HOME}/.cache/", f"{HOME}/.local/state/{NAME}", f"{HOME}/.config/{NAME}", f"{TEMPORARY}/", RUNTIME)
PARENTS = tuple(HOME + part for part in ("/.local", "/.local/share", "/.local/state", "/.cache", "/.config"))
SCREEN = (2560, 1600)
PATIENCE = 60.0


class Failed(Exception):
    """The package does not do what it promises."""


def say(text: str) -> None:
    """A line of what is going on."""
    print(f"{time.strftime('%H:%M:%S')}  {text}", flush=True)


def run(*command: str, **more: str) -> str:
    """Run a command of this machine; its output. Raises Failed."""
    environment = {**os.environ, **more}
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", errors="replace", env=environment, check=False
    )
    if done.returncode:
        raise Failed(f"{shlex.join(command)}: exit code {done.returncode}\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout


# --- the root -----------------------------------------------------------------------------------------------------


def make_base() -> None:
    """The minimal Debian, once."""
    WORK.mkdir(parents=True, exist_ok=True)
    if BASE.exists():
        return
    say(f"debootstrap {SUITE} from {MIRROR}")
    folder = WORK / "base"
    shutil.rmtree(folder, ignore_errors=True)
    run("debootstrap", "--variant=minbase", SUITE, str(folder), MIRROR)
    run("tar", "--create", "--file", f"{BASE}.part", "--directory", str(folder), "--one-file-system", ".")
    shutil.rmtree(folder)
    Path(f"{BASE}.part").rename(BASE)


def make_root() -> None:
    """A fresh root with a user whose home has a blank and Chinese in its path. Mounts live in our own namespace."""
    TREE.mkdir(parents=True)
    run("tar", "--extract", "--file", str(BASE), "--directory", str(TREE))
    ARCHIVES.mkdir(exist_ok=True)
    for kind, source, place in (
        ("proc", "proc", "proc"),
        ("tmpfs", "tmpfs", "dev/shm"),
        ("bind", str(ARCHIVES), "var/cache/apt/archives"),
    ):
        (TREE / place).mkdir(parents=True, exist_ok=True)
        run("mount", *(("--bind",) if kind == "bind" else ("-t", kind)), source, str(TREE / place))
    (TREE / "etc/apt/sources.list").write_text(f"deb {MIRROR} {SUITE} main\n", encoding="utf-8")
    # how this machine reaches the mirror: name servers, certificates, proxies; never part of the project
    for file in ("/etc/resolv.conf", "/etc/ssl/certs/ca-certificates.crt"):
        if Path(file).exists():
            (TREE / file[1:]).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, TREE / file[1:])
    reach = re.compile(r"^Acquire::(?:https?::Proxy|Check-|Retries)")
    lines = [line for line in run("apt-config", "dump").splitlines() if reach.match(line)]
    (TREE / "etc/apt/apt.conf.d/90machine").write_text("\n".join(lines) + "\n", encoding="utf-8")
    in_root("useradd", "--uid", str(USER_ID), "--create-home", "--home-dir", HOME, "xiaoming")
    for folder in (TREE / RUNTIME[1:],):
        folder.mkdir(parents=True)
        folder.chmod(0o700)
        os.chown(folder, USER_ID, USER_ID)


def in_root(*command: str) -> str:
    """Run a command in the root, as its administrator."""
    clean = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    line = ["env", "-i", *(f"{k}={v}" for k, v in clean.items()), "chroot", str(TREE), *command]
    return run(*line)


def install(deb: Path) -> None:
    """`apt install ./x.deb`, without recommendations."""
    shutil.copyfile(deb, TREE / "tmp" / deb.name)
    in_root("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", f"{TEMPORARY}/{deb.name}")
    (TREE / "tmp" / deb.name).unlink()


def as_user(*command: str, display: str = "", trace: Path | None = None, **more: str) -> list[str]:
    """The command line that runs a program in the root as its ordinary user."""
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": HOME,
        "USER": "xiaoming",
        "LANG": "C.UTF-8",
        "LANGUAGE": "zh_CN",
        "XDG_RUNTIME_DIR": RUNTIME,
        **({"DISPLAY": display} if display else {}),
        **more,
    }
    line = ["chroot", f"--userspec={USER_ID}:{USER_ID}", str(TREE), "env", "-i"]
    line += [*(f"{k}={v}" for k, v in environment.items()), "sh", "-c", 'cd "$HOME" && exec "$@"', "sh", *command]
    if trace is None:
        return line
    calls = "socket,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat"
    calls += ",unlink,unlinkat,rmdir,truncate,chmod,fchmodat,mknod,mknodat,execve"
    return ["strace", "-f", "-qq", "-y", "-s", "4096", "-e", f"trace={calls}", "-o", str(trace), *line]


# --- what is looked at --------------------------------------------------------------------------------------------


def nothing_missing() -> None:
    """Every library that a bundled file wants is there."""
    # the starter of PyInstaller sets this path too
    find = f"LD_LIBRARY_PATH=/usr/lib/{NAME}/_internal find /usr/lib/{NAME} -name '*.so*' -type f -exec ldd {{}} +"
    listing = in_root("sh", "-c", f"{find} 2>&1 || true")
    missing = sorted({line.strip() for line in listing.splitlines() if "not found" in line})
    if missing:
        raise Failed("libraries that nothing provides:\n" + "\n".join(missing))


def self_test() -> None:
    """The program's own look at itself, without a display."""
    done = subprocess.run(
        as_user(NAME, "--self-test", "--lang", "en"), capture_output=True, encoding="utf-8", timeout=180, check=False
    )
    print(done.stdout, done.stderr, sep="", end="", flush=True)
    if done.returncode or done.stderr or "FAILED" in done.stdout or done.stdout.count("\nok ") < 13:  # noqa: PLR2004
        raise Failed(f"the self-test ends with {done.returncode}")


@contextlib.contextmanager
def screen() -> Iterator[str]:
    """An X server of our own, without TCP."""
    read, write = os.pipe()
    size = f"{SCREEN[0]}x{SCREEN[1]}x24"
    line = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp", "-ac", "-noreset"]
    server = subprocess.Popen(line, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise Failed("Xvfb did not start")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


class Start:
    """One start of the installed program on a screen."""

    def __init__(self, display: str, *, scale: str = "1", trace: Path | None = None) -> None:
        self._display = display
        self._began = time.monotonic()
        self._process = subprocess.Popen(
            as_user(NAME, display=display, trace=trace, QT_SCALE_FACTOR=scale),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self.window = self._wait_for_window()

    def _wait_for_window(self) -> str:
        while time.monotonic() - self._began < PATIENCE:
            if self._process.poll() is not None:
                raise Failed(f"the program ended with {self._process.returncode}: {self._process.communicate()[0]}")
            search = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--name", "Hegang Desktop"],
                capture_output=True,
                text=True,
                env={**os.environ, "DISPLAY": self._display},
                check=False,
            )
            if search.stdout.strip():
                return search.stdout.split()[0]
            time.sleep(0.05)
        raise Failed("no window came")

    def shot(self, name: str) -> Path:
        """A picture of the window."""
        time.sleep(2.5)
        SHOTS.mkdir(parents=True, exist_ok=True)
        path = SHOTS / f"{name}.png"
        run("import", "-display", self._display, "-window", self.window, str(path))
        return path

    def close(self) -> None:
        """Ctrl+Q, as a user does it. Raises Failed when it does not end well."""
        keys = {"DISPLAY": self._display}
        run("xdotool", "windowfocus", self.window, "key", "--clearmodifiers", "ctrl+q", **keys)
        try:
            said, _ = self._process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Failed("the program did not end at Ctrl+Q") from None
        if self._process.returncode or said.strip():
            raise Failed(f"the program ended with {self._process.returncode} and said: {said}")

    def kill(self) -> None:
        """End it whatever it does."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()


@contextlib.contextmanager
def started(display: str, *, scale: str = "1", trace: Path | None = None) -> Iterator[Start]:
    """The program running on a screen; ended at the end."""
    start = Start(display, scale=scale, trace=trace)
    try:
        yield start
    finally:
        start.kill()


def plans() -> int:
    """How many plans the user's file holds."""
    path = TREE / DATA[1:] / "user.db"
    if not path.exists():
        return 0
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        return int(connection.execute("SELECT count(*) FROM plans").fetchone()[0])
    finally:
        connection.close()


def open_by_double_click(display: str) -> None:
    """What a file manager does: the type of the file, the program for the type, its Exec line."""
    file = "我的 计划.hgplan"
    path = TREE / HOME[1:] / file
    shutil.copyfile(ROOT / "resources/samples/seafarer-2019.hgplan", path)
    os.chown(path, USER_ID, USER_ID)
    tables = {"XDG_DATA_DIRS": str(TREE / "usr/share"), "XDG_DATA_HOME": str(WORK / "nothing"), "LC_ALL": "C.UTF-8"}
    kind = run("gio", "info", "--attributes=standard::content-type", str(path), **tables)
    if MIME_TYPE not in kind:
        raise Failed(f"a .hgplan is taken for something else: {kind}")
    cache = (TREE / "usr/share/applications/mimeinfo.cache").read_text(encoding="utf-8")
    if f"{MIME_TYPE}={APP_ID}.desktop;" not in cache:
        raise Failed(f"no program is registered for {MIME_TYPE}")
    entry = (TREE / f"usr/share/applications/{APP_ID}.desktop").read_text(encoding="utf-8")
    command_line = re.search(r"^Exec=(.+)$", entry, re.MULTILINE)
    if command_line is None:
        raise Failed("the desktop entry has no Exec line")
    command = [f"{HOME}/{file}" if word == "%f" else word for word in shlex.split(command_line[1])]
    done = subprocess.run(
        as_user(*command, display=display), capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False
    )
    if done.returncode or done.stdout or done.stderr:
        raise Failed(f"the second start ended with {done.returncode}: {done.stdout}{done.stderr}")
    deadline = time.monotonic() + PATIENCE
    while plans() != 1:
        if time.monotonic() > deadline:
            raise Failed(f"the plan did not arrive: {plans()} plans")
        time.sleep(0.2)


def read_trace(path: Path) -> tuple[set[str], set[str]]:
    """The paths that were changed, and the families of the sockets that were opened."""
    changed, families = set(), set()
    text = path.read_text(encoding="utf-8", errors="replace")
    begun = False
    for line in text.splitlines():
        # from the moment the program itself runs; before that, chroot and env
        begun = begun or f'execve("/usr/bin/{NAME}"' in line
        if not begun or re.search(r"= -1 E\w+ ", line) or ("resumed>" in line and "= -1" in line):
            continue
        socket = re.search(r"\bsocket\((AF_\w+)", line)
        if socket:
            families.add(socket[1])
        if re.search(r"\bopen(?:at)?\(", line) and not re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC", line):
            continue
        if "socket(" in line or "execve(" in line:
            continue
        base = re.search(r"\((?:AT_FDCWD|\d+)<((?:[^>\\]|\\.)*)>", line)
        for quoted in re.findall(r'"((?:[^"\\]|\\.)*)"', line):
            name = _decoded(quoted)
            if not name.startswith("/") and base:
                name = f"{_decoded(base[1]).removeprefix(str(TREE))}/{name}"
            changed.add(os.path.normpath(name))
    return changed, families


def _decoded(text: str) -> str:
    raw = re.sub(rb"\\([0-7]{1,3})", lambda match: bytes([int(match[1], 8)]), text.encode())
    return raw.replace(b'\\"', b'"').decode("utf-8", "replace")


def good_manners(trace: Path) -> None:
    """No write outside the folders of the program, no socket of the network."""
    changed, families = read_trace(trace)
    if not any(name.startswith(DATA) for name in changed):
        raise Failed("the trace shows no write into the data folder: it cannot be right")
    outside = sorted(
        name
        for name in changed
        if not name.startswith((*WRITABLE, "/dev/", "/proc/")) and name not in (*PARENTS, TEMPORARY)
    )
    if outside:
        raise Failed("written outside its folders:\n" + "\n".join(outside))
    if families & {"AF_INET", "AF_INET6", "AF_PACKET"}:
        raise Failed(f"sockets of the network: {families}")
    tops = sorted({name for name in changed if name.startswith(HOME)})
    say(f"{len(changed)} paths written, all inside its folders; sockets: {', '.join(sorted(families)) or 'none'}")
    listing = trace.with_suffix(".written")
    listing.write_text("\n".join(sorted(changed)) + "\n", encoding="utf-8")
    say(f"of the home: {len(tops)}; the list is in {listing.relative_to(ROOT)}")


def import_under_trace() -> None:
    """An import as the window's child makes it, into the user's catalogue, watched in the same way."""
    samples = f"/usr/lib/{NAME}/_internal/hegang_desktop/_resources/samples/sample-homes.csv"
    trace = WORK / "trace-import.txt"
    said = run(*as_user(NAME, "import", samples, "--sample", "--json", trace=trace))
    if '"rows": 340' not in said:
        raise Failed(f"the import said: {said}")
    say("an import of 340 homes, under a trace")
    good_manners(trace)


def fingerprint() -> dict[str, str]:
    """Every file of the user's home with its check sum; the lock and the log of a start come and go."""
    home = TREE / HOME[1:]
    return {
        str(path.relative_to(home)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(home.rglob("*"))
        if path.is_file() and path.suffix not in (".lock", ".log")
    }


def kept(before: dict[str, str], what: str) -> None:
    """The home is as it was."""
    after = fingerprint()
    if after != before:
        raise Failed(f"{what} changed the user's files: {sorted(set(before.items()) ^ set(after.items()))}")


# --- the whole ----------------------------------------------------------------------------------------------------


def build_deb(version: str) -> Path:
    """The .deb of this version, made of what is in dist/; compressed lightly when it is only for the upgrade."""
    line = [sys.executable, str(PACKAGING / "build_deb.py")]
    if version != OWN_VERSION:
        line.append("--fast")
    run(*line, HEGANG_PACKAGE_VERSION=version)
    return next((ROOT / "build").glob(f"{NAME}_{version}_*.deb"))


def upgrade(newer: Path, display: str) -> None:
    """A newer package over the older one, and another start."""
    in_root("dpkg", "--verify", NAME)
    home = fingerprint()
    install(newer)
    kept(home, "the upgrade")
    version = in_root("dpkg-query", "--show", "--showformat", "${Version}", NAME)
    if version != f"{OWN_VERSION}+1":
        raise Failed(f"version {version} after the upgrade")
    with started(display) as program:
        program.shot("bare-root-after-upgrade-1x")
        program.close()
    if plans() != 1:
        raise Failed(f"{plans()} plans after the upgrade")
    say(f"upgraded to {version}; the plan is there")


def uninstall() -> None:
    """Remove, then purge."""
    home = fingerprint()
    for way in ("remove", "purge"):
        in_root("apt-get", way, "--yes", "--quiet", NAME)
        kept(home, way)
    left = [
        path
        for path in (
            f"usr/lib/{NAME}",
            f"usr/bin/{NAME}",
            f"usr/share/applications/{APP_ID}.desktop",
            f"usr/share/mime/{MIME_TYPE}.xml",
            f"usr/share/doc/{NAME}",
        )
        if (TREE / path).exists() or (TREE / path).is_symlink()
    ]
    if left:
        raise Failed(f"left behind: {left}")
    say("removed and purged; the user's data is untouched")


def the_test() -> None:
    """From a bare root to a purged package."""
    make_root()
    debs = sorted((ROOT / "build").glob(f"{NAME}_{OWN_VERSION}_*.deb"))
    deb = debs[0] if debs else build_deb(OWN_VERSION)
    newer = build_deb(f"{OWN_VERSION}+1")
    say(f"{deb.name}: {deb.stat().st_size / 1e6:.1f} MB")
    in_root("apt-get", "update", "--quiet")
    before = set(in_root("dpkg-query", "--show", "--showformat", "${Package}\n").split())
    install(deb)
    after = set(in_root("dpkg-query", "--show", "--showformat", "${Package}\n").split())
    say(f"installed, with {len(after - before) - 1} packages that it asks for")
    nothing_missing()
    say("no library is missing")
    self_test()
    with screen() as display:
        trace = WORK / "trace.txt"
        with started(display, trace=trace) as program:
            say("the window is there, with an empty home, under a trace")
            program.shot("bare-root-first-start-1x")
            open_by_double_click(display)
            say("a double-clicked plan was handed to the running window")
            program.shot("bare-root-plan-1x")
            program.close()
        good_manners(trace)
        import_under_trace()
        if plans() != 1:
            raise Failed(f"{plans()} plans after closing")
        with started(display, scale="2") as program:
            program.shot("bare-root-plan-2x")
            program.close()
        say("screenshots at scale 1 and 2 are in build/screenshots")
        upgrade(newer, display)
    uninstall()


def main() -> int:
    """Go into a mount namespace of our own, test, and leave nothing mounted."""
    if sys.argv[1:] == ["--inside"]:
        try:
            the_test()
        except Failed as failure:
            print(f"FAILED: {failure}", file=sys.stderr)
            return 1
        print("The package passed.")
        return 0
    missing = [tool for tool in TOOLS if shutil.which(tool, path=f"{os.environ['PATH']}:/usr/sbin:/sbin") is None]
    if os.geteuid() != 0 or missing:
        why = f"these are missing: {', '.join(missing)}" if missing else "it needs root, to make a root file system"
        print("=" * 70, f"SKIPPED: the package was NOT tested; {why}.", sep="\n", file=sys.stderr)
        print(f"sudo apt-get install {TOOL_PACKAGES}; sudo make test-package", "=" * 70, sep="\n", file=sys.stderr)
        return SKIPPED
    make_base()
    shutil.rmtree(TREE, ignore_errors=True)
    inside = ["unshare", "--mount", "--propagation", "private", sys.executable, __file__, "--inside"]
    code = subprocess.run(inside, check=False).returncode
    # the mounts went with the namespace
    if os.environ.get("HEGANG_KEEP_ROOT") != "1" and not any(TREE.glob("proc/1")):
        shutil.rmtree(TREE, ignore_errors=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
