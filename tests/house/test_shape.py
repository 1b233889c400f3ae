"""The shape of the house: small files, short functions, plain names, no floats where money is."""

import ast
import functools
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE = 450
LONGEST_FUNCTION = 60
# A file or function that must be longer is listed here with its reason, as a comment.
LONG_FILES: set[str] = set()
LONG_FUNCTIONS: set[str] = set()

NO_FLOAT_PACKAGES = ("domain", "store", "services")
FLOAT_NAMES = {"float", "Float", "REAL", "Double", "DOUBLE", "Numeric"}
FORBIDDEN_NAMES = {"util", "utils", "helper", "helpers", "common", "base", "manager", "managers", "misc"}


def python_files(*folders: str) -> list[Path]:
    """Return the Python files below these folders of the repository, in a stable order."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@functools.cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


ALL_CODE = python_files("koom_pos", "tests", "benchmarks", "migrations", ".ci")
SHIPPED_CODE = python_files("koom_pos")


def test_no_file_is_too_long_to_read():
    # A migration writes out whole tables, once; it is never changed afterwards.
    read = [path for path in ALL_CODE if "migrations/versions" not in short(path)]
    lengths = {short(path): len(path.read_text(encoding="utf-8").splitlines()) for path in read}
    too_long = {name: length for name, length in lengths.items() if length > LONGEST_FILE}
    assert {name: length for name, length in too_long.items() if name not in LONG_FILES} == {}
    assert LONG_FILES - set(too_long) == set(), "no longer too long: take them off the list"


def functions_of(path: Path) -> dict[str, int]:
    """Return the length in lines of each function of a file, without its decorators."""
    return {
        f"{short(path)}::{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_no_function_is_too_long_to_read():
    # Migrations are exempt here too, for the same reason.
    read = python_files("koom_pos", "tests", "benchmarks", ".ci")
    lengths = {name: length for path in read for name, length in functions_of(path).items()}
    too_long = {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION}
    assert {name: length for name, length in too_long.items() if name not in LONG_FUNCTIONS} == {}
    assert LONG_FUNCTIONS - set(too_long) == set(), "no longer too long: take them off the list"


def guards_against_float(tree: ast.Module) -> set[ast.AST]:
    """Return the `float` of each `isinstance(value, float)`, the way to refuse one from outside."""
    return {
        named
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "isinstance"
        for named in ast.walk(node.args[1])
    }


def floats_in(tree: ast.Module) -> list[str]:
    """Return the places of a module that make, name or annotate a binary floating-point number."""
    found = []
    guards = guards_against_float(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Name() if node in guards:
                continue
            case ast.Constant(value=float() | complex()):
                found.append(f"line {node.lineno}: {ast.unparse(node)}")
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name) if name in FLOAT_NAMES:
                found.append(f"line {node.lineno}: {name}")
    return found


@pytest.mark.parametrize("package", NO_FLOAT_PACKAGES)
def test_no_float_comes_near_money(package):
    found = {short(path): floats_in(parsed(path)) for path in python_files(f"koom_pos/{package}")}
    assert {name: places for name, places in found.items() if places} == {}


@pytest.mark.parametrize(
    "source",
    [
        "total = float(price)",
        "rate = 0.22",
        "def gross_xpf() -> float: ...",
        "def pay(amount: 'int', rate: list[float]): ...",
        "from sqlalchemy import Float",
        "price = Column(sa.Numeric)",
    ],
)
def test_the_float_rule_sees(source):
    assert floats_in(ast.parse(source))


def test_the_float_rule_lets_a_guard_refuse_floats():
    assert floats_in(ast.parse("if isinstance(value, int | float): refuse(value)")) == []


def test_the_domain_imports_only_the_standard_library():
    strangers = {
        f"{short(path)}: {name}"
        for path in python_files("koom_pos/domain")
        for name in imports_of(parsed(path))
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("koom_pos.domain")
    }
    assert strangers == set()


def imports_of(tree: ast.Module) -> set[str]:
    """Return the dotted names a module imports from; a relative import counts as its dots."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add("." * node.level + (node.module or ""))
    return names


def test_no_file_has_a_name_that_says_nothing():
    named = {
        short(path)
        for path in ALL_CODE
        for part in (*path.relative_to(ROOT).parts[:-1], path.stem)
        if FORBIDDEN_NAMES & {part, part.rpartition("_")[2]} - {"manager"} or part == "manager"
    }
    assert named == set()


def test_every_module_says_what_it_is_for():
    # An empty __init__.py is a folder mark, not a module.
    silent = {short(path) for path in ALL_CODE if path.stat().st_size and not ast.get_docstring(parsed(path))}
    assert silent == set()


def test_every_package_of_the_program_says_what_it_holds():
    silent = {
        short(path) for path in SHIPPED_CODE if path.name == "__init__.py" and not ast.get_docstring(parsed(path))
    }
    assert silent == set()
