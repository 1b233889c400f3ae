"""Every error a person can meet has a sentence, and every sentence has its facts."""

import importlib
import inspect
import pkgutil
import re
import string
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import koom_pos
from koom_pos.domain.errors import DeviceError, InvariantError, RefusedError
from koom_pos.ui.refusal_sentences import SENTENCES
from koom_pos.ui.refusals import _VARIANTS, sentence

PACKAGE = Path(koom_pos.__file__).parent


def _walk_everything():
    for module in pkgutil.walk_packages([str(PACKAGE)], "koom_pos."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def _below(kind):
    return {one for child in kind.__subclasses__() for one in (child, *_below(child))}


def _met_by_people():
    _walk_everything()
    met = _below(RefusedError) | _below(DeviceError)
    return sorted((kind for kind in met if kind.__module__.startswith("koom_pos.")), key=lambda kind: kind.__name__)


def _facts_of(kind):
    """Names of the attributes the class and its ancestors set, read from their source."""
    sources = [inspect.getsource(one) for one in kind.__mro__ if one.__module__.startswith("koom_pos.")]
    return {name for source in sources for name in re.findall(r"self\.(\w+)\s*=(?!=)", source)}


def test_every_refusal_and_every_device_error_has_a_sentence():
    assert [f"{kind.__module__}.{kind.__name__}" for kind in _met_by_people() if kind.__name__ not in SENTENCES] == []


def test_no_two_classes_share_a_name_and_so_a_sentence():
    names = [kind.__name__ for kind in _met_by_people()]
    assert len(names) == len(set(names))


def test_every_sentence_belongs_to_a_class_that_exists():
    names = {kind.__name__ for kind in _met_by_people()}
    assert sorted(key for key in SENTENCES if key.removesuffix(".other") not in names) == []
    assert {f"{name}.other" for name in _VARIANTS} == {key for key in SENTENCES if key.endswith(".other")}


def test_a_sentence_names_only_facts_its_error_carries():
    by_name = {kind.__name__: kind for kind in _met_by_people()}
    wrong = {}
    for key, text in SENTENCES.items():
        kind = by_name.get(key.removesuffix(".other"))
        wanted = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        if kind is not None and not wanted <= _facts_of(kind):
            wrong[key] = wanted - _facts_of(kind)
    assert wrong == {}


@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_a_sentence_ends_calmly(key):
    assert SENTENCES[key].endswith(".")
    assert "!" not in SENTENCES[key]


class TakenError(RefusedError):
    """A stand-in that is nobody's class, to try the forms of facts."""

    def __init__(self, **facts):
        super().__init__("x")
        self.__dict__.update(facts)


@pytest.mark.parametrize(
    ("fact", "value", "written"),
    [
        ("left_xpf", 12_500, "12\u202f500\u00a0F"),
        ("left_xpf", -500, "\u2212500\u00a0F"),
        ("cap_bp", 1000, "10\u00a0%"),
        ("cap_bp", 1250, "12,50\u00a0%"),
        ("until_utc", datetime(2026, 11, 23, 3, 5, tzinfo=UTC), "14:05"),
        ("on", date(2026, 11, 23), "23/11/2026"),
        ("fields", ("ridet", "address_lines"), "RIDET, address"),
        ("tender_type", "gift_card", "gift card"),
        ("left", 3, "3"),
    ],
)
def test_facts_are_written_as_the_counter_writes_them(monkeypatch, fact, value, written):
    monkeypatch.setitem(SENTENCES, "TakenError", "<{" + fact + "}>")
    assert sentence(TakenError(**{fact: value})) == f"<{written}>"


def test_an_heir_without_words_takes_those_of_its_parent(monkeypatch):
    class HeirError(TakenError):
        """Nobody wrote a sentence for it."""

    monkeypatch.setitem(SENTENCES, "TakenError", "{left} left.")
    assert sentence(HeirError(left=2)) == "2 left."


def test_a_second_sentence_is_said_when_the_facts_ask_for_it():
    from koom_pos.domain.operator import NotAllowedError, Right  # noqa: PLC0415

    right = next(iter(Right))
    assert "approve it once" in sentence(NotAllowedError(right))
    assert "up to 10\u00a0%" in sentence(NotAllowedError(right, cap_bp=1000))


def test_a_contradiction_stops_the_sale_and_the_unexpected_is_not_hidden():
    class NoSuchThingError(InvariantError):
        """A contradiction nobody has words for."""

    assert "Stop selling" in sentence(NoSuchThingError("x"))
    assert "ZeroDivisionError" in sentence(ZeroDivisionError("x"))
