"""Make this machine ready for `make demo`, `make test` or `make build`, starting from python3 and make alone.

Standard library only, and syntax an old python3 can still read, so that it can say what is wrong.
Does only what is missing; when nothing is, it says nothing and costs a fraction of a second.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import platform
import shlex
import shutil
import ssl
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
TOOLS = ROOT / ".tools"
STAMP = VENV / "koom-pos-ready"
LOG = ROOT / "build" / "prepare.log"
WINDOWS = sys.platform == "win32"
BIN = "Scripts" if WINDOWS else "bin"
EXE = ".exe" if WINDOWS else ""

OLDEST_PYTHON = (3, 11)
UV_VERSION = "0.13.9"
OLDEST_UV = (0, 13)  # the first that knows UV_SYSTEM_CERTS and this lock file's format
MODES = ("lint", "run", "test", "build")

# Shared library -> Debian 12 package that holds it. What QtGui links, even without a screen.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libbrotlidec.so.1": "libbrotli1",
}
# What the xcb platform adds: needed only where there is a screen to open a window on.
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
# Program -> Debian package. Read our barcodes and PDFs back with somebody else's code; be the online shop's database.
TEST_PROGRAMS = {
    "zbarimg": "zbar-tools",
    "pdftotext": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "mariadb-install-db": "mariadb-server",
    "pg_ctlcluster": "postgresql",
}
BUILD_PROGRAMS = {"objdump": "binutils", "strip": "binutils"}


class NotReadyError(Exception):
    """The machine lacks something this script may not or cannot install; the text says what to do."""


def say(sentence: str) -> None:
    """Print one line at once, also when standard output is a file."""
    print(f"prepare: {sentence}", flush=True)


def can_load(library: str) -> bool:
    """Say whether the dynamic linker finds `library` and all that it needs."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_python_library() -> bool:
    """Say whether this Python's own shared library exists; PyInstaller copies it into the application."""
    name = sysconfig.get_config_var("INSTSONAME") or ""
    folder = Path(sysconfig.get_config_var("LIBDIR") or "/usr/lib")
    return ".so" in name and ((folder / name).exists() or can_load(name))


def has_certificates() -> bool:
    """Say whether the system has root certificates, without which no package index can be trusted."""
    paths = ssl.get_default_verify_paths()
    return bool(paths.cafile) or bool(paths.capath and any(Path(paths.capath).iterdir()))


def version_of(program: str) -> tuple[int, ...]:
    """Return the version an `uv` program gives, () when it does not run."""
    try:
        answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=True, timeout=30)
        return tuple(int(part) for part in answer.stdout.split()[1].split(".")[:3])
    except (OSError, subprocess.SubprocessError, IndexError, ValueError):
        return ()


def find_uv() -> str | None:
    """Return an `uv` that is new enough: the one on PATH, else the one in .tools."""
    on_path = shutil.which("uv")
    if on_path and version_of(on_path) >= OLDEST_UV:
        return on_path
    own = TOOLS / BIN / f"uv{EXE}"
    return str(own) if own.exists() and version_of(str(own)) >= OLDEST_UV else None


def missing_libraries(mode: str) -> dict[str, str]:
    """Return the libraries the dynamic linker does not find, each with its Debian package."""
    if mode == "lint" or not sys.platform.startswith("linux"):
        return {}  # the wheels for Windows and macOS bring their own
    wanted = dict(QT_LIBRARIES)
    if os.environ.get("DISPLAY"):
        wanted.update(X11_LIBRARIES)
    if os.environ.get("WAYLAND_DISPLAY"):
        wanted.update(WAYLAND_LIBRARIES)
    return {library: package for library, package in wanted.items() if not can_load(library)}


def missing_programs(mode: str) -> dict[str, str]:
    """Return the programs that are not on PATH, each with its Debian package."""
    if WINDOWS or sys.platform == "darwin":
        return {}  # the tests that need them skip themselves there
    wanted = {"test": TEST_PROGRAMS, "build": BUILD_PROGRAMS}.get(mode, {})
    return {program: package for program, package in wanted.items() if shutil.which(program) is None}


def missing_parts(mode: str, *, with_uv: bool) -> dict[str, str]:
    """Return all that the system itself lacks for `mode`, each with its Debian package."""
    missing = {**missing_libraries(mode), **missing_programs(mode)}
    if not sys.platform.startswith("linux"):
        return missing
    series = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if mode == "build" and not has_python_library():
        missing["the shared library of Python " + series] = f"libpython{series}"
    if with_uv and importlib.util.find_spec("ensurepip") is None:
        missing["Python's venv module"] = "python3-venv"
    if with_uv and not has_certificates():
        missing["root certificates"] = "ca-certificates"
    return missing


def install_with_apt(missing: dict[str, str]) -> None:
    """Install the Debian packages that hold the missing parts, or say exactly which to install."""
    packages = sorted(set(missing.values()))
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    line = f"sudo apt-get update && sudo {shlex.join(install)}"
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not is_root or shutil.which("apt-get") is None:
        why = "only root may install them" if not is_root else "this system has no apt-get"
        raise NotReadyError(
            f"this machine lacks {', '.join(sorted(missing))}, and {why}.\n"
            f"  On Debian or Ubuntu, paste this line, then run make again:\n\n  {line}\n"
        )
    say(f"installing {len(packages)} Debian packages: {' '.join(packages)}.")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    LOG.parent.mkdir(parents=True, exist_ok=True)
    with LOG.open("w", encoding="utf-8") as log:
        for command in (["apt-get", "update"], install):
            done = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment, check=False
            )
    if done.returncode != 0:
        tail = "\n  ".join(LOG.read_text(encoding="utf-8", errors="replace").splitlines()[-12:])
        raise NotReadyError(f"apt-get could not install them. Its last words (all of them in {LOG}):\n\n  {tail}")


def run(command: list[str], environment: dict[str, str], failure: str) -> None:
    """Run one command with its output shown; when it fails, stop with the sentence `failure`."""
    if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode != 0:
        raise NotReadyError(f"{failure} The command was:\n\n  {shlex.join(command)}\n")


def install_uv(python: str) -> str:
    """Install uv into .tools, a virtual environment of its own, and return its path."""
    say(f"installing uv {UV_VERSION} into .tools.")
    # Settings that send pip elsewhere would defeat the virtual environment; indexes and caches stay.
    elsewhere = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PYTHONHOME", "PYTHONPATH")
    environment = {name: value for name, value in os.environ.items() if name not in elsewhere}
    environment["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    shutil.rmtree(TOOLS, ignore_errors=True)
    run([python, "-m", "venv", str(TOOLS)], environment, "Python could not make the folder .tools.")
    pip = [str(TOOLS / BIN / f"python{EXE}"), "-m", "pip", "--quiet", "install", f"uv=={UV_VERSION}"]
    run(pip, environment, "pip could not install uv; its reason stands above.")
    return str(TOOLS / BIN / f"uv{EXE}")


def fingerprint(python: str) -> str:
    """Return a hash of all that decides what .venv holds."""
    digest = hashlib.sha256(f"{python} {platform.python_version()}".encode())
    for name in ("uv.lock", "pyproject.toml", ".ci/prepare.py"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def venv_is_ready(expected: str) -> bool:
    """Say whether .venv was filled for this fingerprint and its Python still exists."""
    runs = (VENV / BIN / f"python{EXE}").exists()
    return runs and STAMP.exists() and STAMP.read_text(encoding="utf-8") == expected


def fill_venv(uv: str, python: str) -> None:
    """Install exactly what uv.lock names into .venv, with the Python that runs this script."""
    say("installing the Python packages of uv.lock into .venv.")
    environment = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    environment.update(
        UV_SYSTEM_CERTS="1",
        UV_PYTHON_DOWNLOADS="never",
        UV_PROJECT_ENVIRONMENT=str(VENV),
        UV_HTTP_TIMEOUT="180",
    )
    command = [uv, "sync", "--frozen", "--python", python]
    if not sys.stderr.isatty():
        command.append("--quiet")
    run(command, environment, "uv could not install the packages; its reason stands above.")


def prepare(mode: str) -> None:
    """Bring the system, uv and .venv, in this order, to what `mode` needs."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        raise NotReadyError(
            f"{sys.executable} is Python {platform.python_version()}; KOOM POS needs 3.11 or newer. "
            "Install one and name it: make PYTHON=/path/to/python3.11 ..."
        )
    python = str(getattr(sys, "_base_executable", None) or sys.executable)
    expected = fingerprint(python)
    ready = venv_is_ready(expected)
    uv = None if ready else find_uv()
    missing = missing_parts(mode, with_uv=not ready and uv is None)
    if missing:
        install_with_apt(missing)
        still = missing_libraries(mode)
        if still:
            raise NotReadyError(f"still missing after the installation: {', '.join(sorted(still))}.")
    if not ready:
        STAMP.unlink(missing_ok=True)
        fill_venv(uv or install_uv(python), python)
        STAMP.write_text(expected, encoding="utf-8")
        say("ready.")


def main(arguments: list[str]) -> int:
    """Prepare for the mode named on the command line; 1 when the machine cannot be made ready."""
    if len(arguments) != 1 or arguments[0] not in MODES:
        print(f"usage: python3 .ci/prepare.py {'|'.join(MODES)}", file=sys.stderr)
        return 2
    try:
        prepare(arguments[0])
    except NotReadyError as reason:
        print(f"prepare: {reason}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
