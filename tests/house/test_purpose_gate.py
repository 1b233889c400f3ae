"""There is one way to a list of customers to contact, and it asks for a purpose.

Every statement of the program is read as far as it is written out in the source: one that selects addresses of
customers must be bounded (one person, or so many search results), or be the gate's own.
"""

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "koom_pos"
MODULES = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}

CONTACTS = r"email|email_key|phone|street|street_more|postal_code|contact_email|contact_phone|recipient"
PEOPLE = r"customer|customer_order|mail_job|customer_merge"
ROWS = {"CustomerRow", "CustomerOrderRow", "MailJobRow"}
RUNS = {"text", "exec_driver_sql", "execute", "scalars", "scalar"}

READS_PEOPLE = re.compile(rf"\b(?:from|join)\s+(?:{PEOPLE})\b", re.IGNORECASE)
SELECTED = re.compile(r"\bselect\b(?P<what>.*?)\bfrom\b", re.IGNORECASE | re.DOTALL)
NAMES_CONTACT = re.compile(rf"(?<![\w:])(?:{CONTACTS})(?!\w)|(?<![\w(])\*", re.IGNORECASE)
BOUNDED = re.compile(r"\blimit\b|\b(?:\w+\.)?id\s*=\s*(?::|\?|\()", re.IGNORECASE)
UNKNOWN = "\0"

GATE = "store/consents.py"
MAY_ASK_THE_GATE = {
    "recipients": {"services/recipients.py"},
    "count_recipients": {"services/recipients.py"},
    "read_recipients": {"services/recipients.py", "services/contact_export.py"},
    "gate_sql": {GATE},
}
"""Who may call what of the gate: below it nobody but its own service, which checks the right."""
SERVICE = {"recipients", "count_recipients"}
"""Screens call these names of the service."""

BOUNDED_OTHERWISE = {
    ("store/mail.py", "standing"): "the mail queue: each message was written to one person, for a service",
}
"""(module, function) of unbounded statements that reach nobody for a purpose of canvassing."""

UNWRITTEN = {
    GATE: "the gate: its statement is made by gate_sql for e-mail or SMS",
}
"""Modules that run a statement whose words cannot be read from the source, each with its reason."""


def known_texts(tree: ast.Module) -> dict[str, str]:
    """Module constants that are texts, resolved through each other in the order they are written."""
    known: dict[str, str] = {}
    for node in tree.body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        if targets and isinstance(targets[0], ast.Name) and node.value is not None:
            inside = node.value
            if isinstance(inside, ast.Call) and called(inside) == "text" and inside.args:
                inside = inside.args[0]
            words = written(inside, known)
            if words.strip(UNKNOWN):
                known[targets[0].id] = words
    return known


def written(node: ast.expr, known: dict[str, str]) -> str:
    """The text an expression makes, as far as the source tells; UNKNOWN stands for the rest."""
    match node:
        case ast.Constant(value=str() as words):
            return words
        case ast.Name(id=name):
            return known.get(name, UNKNOWN)
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            parts = [left, right]
        case ast.JoinedStr(values=values):
            parts = list(values)
        case ast.IfExp(body=first, orelse=second):
            parts = [first, ast.Constant(" "), second]
        case ast.FormattedValue(value=inner) | ast.Call(func=ast.Attribute(value=inner, attr="format" | "strip")):
            parts = [inner]
        case _:
            return UNKNOWN
    return "".join(written(part, known) for part in parts)


def called(node: ast.Call) -> str:
    return (
        node.func.id
        if isinstance(node.func, ast.Name)
        else node.func.attr
        if isinstance(node.func, ast.Attribute)
        else ""
    )


def statements(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Every statement the module hands to the database, as (function, words)."""
    known = known_texts(tree)
    places = places_of(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in RUNS and node.args:
            first = node.args[0]
            if isinstance(first, ast.Call):
                continue  # text(…) or select(…) inside: met by itself
            words = written(first, known)
            if words:
                yield places.get(node, ""), words


def places_of(tree: ast.Module) -> dict[ast.AST, str]:
    """The name of the function each node stands in."""
    return {
        inner: function.name
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for inner in ast.walk(function)
    }


def lists_contacts(words: str) -> bool:
    """Tell whether a statement selects addresses of more people than it is bounded to."""
    if not READS_PEOPLE.search(words) or BOUNDED.search(words):
        return False
    return any(NAMES_CONTACT.search(part["what"]) for part in SELECTED.finditer(words))


def built_lists(tree: ast.Module) -> list[str]:
    """Places where SQLAlchemy is asked for whole rows or addresses of people, and not for one or so many of them."""
    named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    if not ROWS & (named | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}):
        return []
    functions = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    places = places_of(tree)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in {"select", "query"} and any(map(asks_people, node.args)):
            place = places.get(node, "")
            around = ast.unparse(functions[place]) if place else ""
            if not re.search(r"\.limit\(|\.first\(\)", around):
                found.append(place or "module")
    return found


def asks_people(argument: ast.expr) -> bool:
    """Tell `CustomerRow`, `tables.CustomerRow.__table__` and `CustomerRow.email` from `CustomerRow.id`."""
    words = ast.unparse(argument)
    rows = "|".join(ROWS)
    return re.search(rf"\b(?:{rows})(?:$|[^.\w]|\.(?:__table__|{CONTACTS})\b)", words) is not None


def calls_of_the_gate(tree: ast.Module) -> set[str]:
    made = {called(node) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    return made & set(MAY_ASK_THE_GATE)


@functools.cache
def parsed(name: str) -> ast.Module:
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


@functools.cache
def said_by(name: str) -> tuple[tuple[str, str], ...]:
    """The statements of a module that has anything to do with people."""
    source = MODULES[name].read_text(encoding="utf-8")
    return tuple(statements(parsed(name))) if re.search("customer|mail_job", source, re.IGNORECASE) else ()


def test_no_statement_lists_addresses_but_the_gates():
    """Go through services/recipients.py, or bound the statement to one person or a number of results."""
    found = {(name, place) for name in MODULES for place, words in said_by(name) if lists_contacts(words)}
    assert found - set(BOUNDED_OTHERWISE) == set()
    assert set(BOUNDED_OTHERWISE) <= found, "it is gone: take it off the list"


def test_no_list_of_people_is_built_around_the_gate():
    assert {name: places for name in MODULES if (places := built_lists(parsed(name)))} == {}


def test_no_statement_over_people_hides_its_words():
    """A statement that cannot be read here could list anybody: only the gate's own module may make one."""
    hidden = {
        name
        for name in MODULES
        for _, words in said_by(name)
        if not words.strip(UNKNOWN + " ") and name.startswith("store/")
    }
    sound = {name for name in hidden if not only_prepared(parsed(name))}
    assert sound - set(UNWRITTEN) == set()
    assert set(UNWRITTEN) <= hidden, "it is written out now: take it off the list"


def only_prepared(tree: ast.Module) -> bool:
    """Tell whether what the module hands over unread are prepared statements, never a text put together there."""
    known = known_texts(tree)
    return not any(
        isinstance(node, ast.Call)
        and called(node) in {"text", "exec_driver_sql"}
        and node.args
        and not isinstance(node.args[0], ast.Call)
        and not written(node.args[0], known).strip(UNKNOWN + " ")
        for node in ast.walk(tree)
    )


def test_only_the_gates_service_asks_the_gate():
    wrong = {
        (name, call)
        for name in MODULES
        for call in calls_of_the_gate(parsed(name))
        if name not in MAY_ASK_THE_GATE[call] and not (name.startswith("ui/") and call in SERVICE)
    }
    assert wrong == set()


def test_the_service_checks_the_right_before_it_asks():
    tree = parsed("services/recipients.py")
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name in {"recipients", "count_recipients"}:
            assert "operator.check(Right.CONTACT_EXPORT)" in ast.unparse(node)


@pytest.mark.parametrize(
    "source",
    [
        'tx.execute(text("SELECT email FROM customer"))',
        'tx.exec_driver_sql("SELECT c.phone FROM sale_customer l JOIN customer c ON c.id = l.customer_id")',
        'execute(text("SELECT id, first_name, email FROM customer WHERE city = :city"))',
        '_ALL = "SELECT id, email FROM customer "\ndef f(x): return x.execute(text(_ALL + "ORDER BY id"))',
        '_WHAT = "email"\ntext(f"SELECT {_WHAT} FROM customer")',
        'text("select * from customer")',
        'text("SELECT DISTINCT contact_email FROM customer_order WHERE is_pickup = 1")',
        'text("SELECT kept_before, street FROM customer_merge JOIN customer ON 1")',
    ],
)
def test_a_list_around_the_gate_is_seen(source):
    assert any(lists_contacts(words) for _, words in statements(ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    [
        'text("SELECT email FROM customer WHERE id = :id")',
        'text("SELECT c.phone FROM customer c WHERE c.search_id IN (SELECT 1) LIMIT :most")',
        'text("SELECT id FROM customer WHERE email_key = :key")',
        "text(\"SELECT count(*) FROM customer WHERE email <> ''\")",
        'text("SELECT name FROM brand")',
    ],
)
def test_one_person_and_bounded_search_pass(source):
    assert not any(lists_contacts(words) for _, words in statements(ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    [
        "select(CustomerRow)",
        "select(tables.CustomerRow.email)",
        "session.query(CustomerRow.phone)",
        "select(MailJobRow)",
    ],
)
def test_a_list_built_with_sqlalchemy_is_seen(source):
    assert built_lists(ast.parse(source)) == ["module"]
