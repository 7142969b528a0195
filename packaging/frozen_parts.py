"""What a frozen build takes along and what it leaves: shared by the program's recipe and that of the bare window."""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from hegang_desktop.text.locales import LOCALES

LINUX, WINDOWS, MAC = (sys.platform.startswith(name) for name in ("linux", "win32", "darwin"))

EXCLUDED_MODULES = [
    "tkinter", "_tkinter", "turtle", "idlelib", "lib2to3", "pydoc_data", "ensurepip", "venv", "curses", "readline",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtQuickControls2", "PySide6.QtTest",
    "PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtUiTools",
    "PySide6.QtSql", "PySide6.QtXml", "PySide6.QtConcurrent",
    "OpenGL", "pyqtgraph.opengl", "pyqtgraph.examples", "pyqtgraph.jupyter", "matplotlib", "scipy", "pandas", "cupy",
    "numba", "h5py", "IPython", "PIL",
    "numpy.f2py", "numpy.distutils", "numpy.tests",
    "pip", "setuptools", "pkg_resources", "wheel", "pytest", "_pytest", "hypothesis", "mypy", "babel", "pygments",
    "ssl", "_ssl",  # the program never uses the network
]  # fmt: skip

QT_CATALOGUES = "|".join(one.qt_catalogue for one in LOCALES if one.qt_catalogue)

# Parts of Qt that the hooks bring and nobody uses; each would drag libraries of the build machine along.
UNUSED_QT = re.compile(
    r"plugins/(?:"
    r"platformthemes/libqgtk3"  # GTK 3, Pango, Cairo
    r"|platforms/libq(?:eglfs|linuxfb|vnc|minimal|minimalegl|vkkhrdisplay)"
    r"|platforminputcontexts/libqtvirtualkeyboard"  # QML
    r"|egldeviceintegrations/|generic/|printsupport/|sqldrivers/|tls/|networkinformation/"
    r"|imageformats/(?!libqsvg|qsvg)|qmltooling/|qmllint/|designer/|vectorimageformats/"
    r"|wayland-graphics-integration-server/"
    r")"
    r"|libQt6(?:Qml|Quick|VirtualKeyboard|Pdf|EglF|WaylandCompositor|Sql|Test|PrintSupport)[^/]*$"
    rf"|translations/(?!(?:{QT_CATALOGUES})\.qm)"
)

# Of the build machine's own libraries only these travel; X11, GL, fontconfig, glib, dbus ... are declared dependencies.
TRAVELLING = re.compile(
    r"^(?:libpython3|libsqlite3|libexpat|libffi|libcrypto|libbz2|liblzma|libz\.|libuuid|libmpdec|libb2|libzstd)"
)


def travels(entry: tuple[str, str, str]) -> bool:
    """Whether a collected file goes into the build."""
    target, source, _ = entry
    if UNUSED_QT.search(target.replace("\\", "/")):
        return False
    if LINUX and re.match(r"^/(?:usr/)?lib(?:64|32)?/", source or "") and "site-packages" not in source:
        name = target.rsplit("/", 1)[-1]
        return bool(TRAVELLING.match(name)) or "/lib-dynload/" in source or "lib-dynload" in target
    return True


# What PyInstaller would run before the program. The first three import multiprocessing and pkgutil at every start: our
# child processes are our own commands. The last imports Qt, also for headless commands and before everything else, so
# that PySide6 would look into every module that follows; its wheels find their plugins by themselves on Linux.
UNUSED_HOOKS = {"pyi_rth_multiprocessing", "pyi_rth_pyqtgraph_multiprocess", "pyi_rth_pkgutil"}
if LINUX:
    UNUSED_HOOKS.add("pyi_rth_pyside6")


def is_wanted_hook(name: str) -> bool:
    """Whether a script of this name is run at the start."""
    return name not in UNUSED_HOOKS
