"""Catalogues of fictional homes, put in by the program's own import."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from hegang_desktop.app.importing.file_import import import_file
from hegang_desktop.app.importing.report import Summary
from hegang_desktop.app.paths import Paths
from hegang_desktop.text.translator import Translator

HEADER = "房源编号,城市,区域,小区名称,户型,建筑面积,楼层,装修,总价(元),朝向,年代"


def line(
    number: int,
    price: int,
    *,
    area: float = 60,
    community: str = "云杉小区",
    district: str = "工农区",
    city: str = "鹤岗",
    floor: str = "3/7",
    layout: str = "2室1厅",
    condition: str = "简装",
) -> str:
    """One advert as a row; price in yuan."""
    return f"n{number},{city},{district},{community},{layout},{area}㎡,{floor},{condition},{price},南,1998"


def put(paths: Paths, folder: Path, name: str, lines: Sequence[str], day: str) -> Summary:
    """Import rows as a file that was written on a day."""
    return put_table(paths, folder, name, (HEADER, *lines), day)


def put_table(paths: Paths, folder: Path, name: str, lines: Sequence[str], day: str) -> Summary:
    """Import lines, the names of the columns first, as a file that was written on a day."""
    file = folder / f"{name}.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    moment = datetime.fromisoformat(f"{day}T12:00:00").timestamp()
    os.utime(file, (moment, moment))
    return import_file(paths, file, Translator("en"))
