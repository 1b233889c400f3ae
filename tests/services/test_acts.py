"""How acts are written: what moves money or facts is journalled, nothing reads the clock, nothing swallows errors."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "koom_pos"
SERVICES = sorted((PACKAGE / "services").rglob("*.py"))
CLOCKLESS = [path for layer in ("domain", "store", "services") for path in sorted((PACKAGE / layer).rglob("*.py"))]

FACT_VERBS = {
    "customer_merges.add", "customer_merges.end",
    "sales.add", "sales.add_void", "till.begin", "till.end", "till.add_movement", "till.add_closing",
    "till.add_verification", "catalogue.set_price", "catalogue.set_rate", "operators.put", "operators.set_right",
    "operators.set_badge", "operators.add_approval", "instruments.issue", "instruments.move", "stock.move",
    "house.put_setting", "loyalty.write", "vouchers.issue",
    "privacy.add_policy", "privacy.put_processor", "privacy.add_export", "privacy.add_hold", "privacy.end_hold",
}  # fmt: skip
JOURNALS = {"journal_writer.append", "journal_writer.note"}

NOT_ACTS = {
    "people.put_operator": "a step of founding and of creating an operator, which journal",
    "people.found_people": "a step of founding, which journals",
    "shop.put_settings": "a step of founding and of changing settings, which journal",
}
"""Public steps that run inside another act's transaction; each caller is checked to journal."""

CLOCK_READS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns",
    "time.localtime", "time.gmtime", "datetime.datetime.now", "datetime.date.today",
}  # fmt: skip


def dotted(node: ast.expr) -> str:
    """The name of what is called: `tx.sales.add`, or empty for what has no plain name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


def calls(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Call):
            yield dotted(inner.func)


def functions(tree: ast.Module) -> dict[str, ast.FunctionDef]:
    return {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def reached(name: str, known: dict[str, ast.FunctionDef]) -> set[str]:
    """Every call made by a function and by the functions of its module that it calls."""
    seen, todo, made = set(), [name], set()
    while todo:
        here = todo.pop()
        seen.add(here)
        for call in calls(known[here]):
            made.add(call)
            last = call.rsplit(".", 1)[-1]
            local = call if call in known else last if call.startswith("self.") and last in known else None
            if local is not None and local not in seen:
                todo.append(local)
    return made


def facts_in(made: set[str]) -> set[str]:
    return {verb for call in made for verb in FACT_VERBS if call == f"tx.{verb}" or call.endswith(f".{verb}")}


def acts() -> Iterator[tuple[str, set[str], set[str]]]:
    """Give (module.function, facts it writes, calls it makes) of each public function that writes facts."""
    for path in SERVICES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        known = functions(tree)
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                made = reached(node.name, known)
                facts = facts_in(made)
                if facts or any(step.rsplit(".", 1)[-1] in step_names() for step in made):
                    yield f"{path.stem}.{node.name}", facts, made


def step_names() -> set[str]:
    return {name.split(".")[1] for name in NOT_ACTS}


def test_every_act_that_moves_money_or_facts_is_journalled():
    found = {name: made for name, _, made in acts()}
    silent = sorted(
        name for name, made in found.items() if name not in NOT_ACTS and not made & {*JOURNALS, "append", "note"}
    )
    assert silent == []


def test_the_walk_sees_the_acts_it_is_meant_for():
    found = {name: facts for name, facts, _ in acts()}
    assert found["settling.settle"] >= {"sales.add", "stock.move", "instruments.move"}
    assert found["till_session.move_cash"] == {"till.add_movement"}
    assert found["ringing.void_sale"] == {"sales.add_void"}
    assert found["people.approve"] == {"operators.add_approval"}
    assert set(NOT_ACTS) <= set(found), "a step is gone: take it off the list"


@pytest.mark.parametrize(
    ("source", "silent"),
    [
        ("def act(desk):\n    tx.till.begin(s)\n", True),
        ("def act(desk):\n    _do(desk)\ndef _do(desk):\n    tx.till.begin(s)\n", True),
        ("def act(desk):\n    tx.till.begin(s)\n    journal_writer.append(tx)\n", False),
        (
            "def act(desk):\n    tx.till.begin(s)\n    _seal(tx)\ndef _seal(tx):\n    journal_writer.append(tx)\n",
            False,
        ),
    ],
)
def test_the_walk_follows_private_functions(source, silent):
    known = functions(ast.parse(source))
    made = reached("act", known)
    assert facts_in(made) == {"till.begin"}
    assert bool(made & JOURNALS) is not silent


def test_only_verbs_that_exist_are_looked_for():
    written = "".join(path.read_text(encoding="utf-8") for path in (PACKAGE / "store").rglob("*.py"))
    missing = [verb for verb in FACT_VERBS if f"def {verb.split('.')[1]}(" not in written]
    assert missing == []


def broad_handlers(tree: ast.Module) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (
            node.type is None
            or {"Exception", "BaseException"} & {n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)}
        )
        and not any(isinstance(inner, ast.Raise) and inner.exc is None for inner in ast.walk(node))
    ]


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.stem)
def test_no_act_swallows_errors_it_does_not_name(path):
    assert broad_handlers(ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", CLOCKLESS, ids=lambda path: f"{path.parent.name}.{path.stem}")
def test_the_clock_is_passed_in_never_read(path):
    made = set(calls(ast.parse(path.read_text(encoding="utf-8"))))
    assert made & CLOCK_READS == set()
