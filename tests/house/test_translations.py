"""The words of the screens: every one translated, in step with the code, in the French of a shopkeeper."""

import ast
import importlib.util
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from koom_pos.ui.language import install_language
from koom_pos.ui.refusal_sentences import SENTENCES

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
STEMS = ("koom_pos_fr", "koom_pos_en")
MARKERS = {"tr": 1, "translate": 2, "QT_TRANSLATE_NOOP": 2}

# The same word in both languages: trade names, units, formats. Looked at one by one; add to it only after reading.
SAME_IN_FRENCH = frozenset(
    [
        "Article",
        "Articles",
        "Badge",
        "Bonus",
        "CF-Pay",
        "COM3, /dev/ttyUSB0",
        "Code",
        "Code {0}",
        "Codes",
        "Date",
        "Dates",
        "E-mail",
        "Exclusion",
        "Export",
        "Exports",
        "Franchise",
        "Import",
        "Journal",
        "Message",
        "Note",
        "PDF",
        "PIN",
        "Pages",
        "Points",
        "Port",
        "Portrait",
        "RCS",
        "RIDET",
        "SHA-256",
        "SMS",
        "STARTTLS",
        "Scan",
        "Secret",
        "Simulation",
        "Stock",
        "Stock {0}",
        "TGC",
        "TGC {0}",
        "TLS",
        "Tab",
        "Ticket",
        "Ticket {0}",
        "Ticket {0}, {1}",
        "Tickets",
        "Tickets ({0})",
        "Total",
        "Total {0}",
        "USB",
        "Version",
        "Version {0}",
        "Z",
        "capital",
        "catalogue",
        "e-mail",
        "journal",
        "min",
        "points",
        "s",
        "ticket {0}",
        "ticket-{0}",
        "version {0}",
        "{0} /s",
        "{0} point",
        "{0} points",
        "{0} {1}, DUPLICATA {2}",
    ]
)

# Mistakes seen in shipped tills: what the English says → what the French must not say.
FALSE_FRIENDS = (
    (r"\bcash (taken )?out\b", r"encaiss"),
    (r"\bvoid", r"\bvide"),
    (r"\bchange\b", r"\bchangement"),
    (r"\bon hold\b|\bhold\b", r"\bprise\b"),
    (r"\bbills\b|\bnotes?\b", r"\bfacture"),
    (r"^close (this|the|that)? ?(day|month|year)|^closing", r"\bferme"),
    (r"\bopening float\b|\bfloat\b", r"\bflott"),
    (r"\bcredit notes?\b", r"note de crédit"),
    (r"\brefund", r"\bavoir$"),
    (r"\bdrawer\b", r"tirage|dessinat"),
    (r"\btill\b", r"jusqu"),
    (r"\bvoucher", r"\bbons?\b"),
    (r"\bslip\b", r"gliss|\bfiche"),
    (r"\bmerge", r"mélang|\bfond(re|u)"),
    (r"\blegal hold|\ba hold\b", r"\bretenue\b|\bmainten"),
)


@dataclass(frozen=True)
class Message:
    context: str
    source: str
    forms: tuple[str, ...]
    plural: bool
    state: str


def messages(stem: str, folder: Path = FOLDER) -> list[Message]:
    found = []
    for context in ElementTree.parse(folder / f"{stem}.ts").getroot().findall("context"):
        for message in context.findall("message"):
            translation = message.find("translation")
            plural = message.get("numerus") == "yes"
            texts = translation.findall("numerusform") if plural else [translation]
            forms = tuple(text.text or "" for text in texts)
            source = message.findtext("source")
            found.append(Message(context.findtext("name"), source, forms, plural, translation.get("type", "")))
    return found


FRENCH = messages("koom_pos_fr")


def told(wrong: list[Message]) -> str:
    return "\n".join(f"{one.context}: {one.source!r} → {one.forms}" for one in wrong)


@pytest.fixture(scope="module")
def translate():
    spec = importlib.util.spec_from_file_location("translate", ROOT / ".ci" / "translate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("stem", STEMS)
def test_nothing_is_unfinished_or_out_of_use(stem):
    wrong = [one for one in messages(stem) if one.state or not all(one.forms)]
    assert not wrong, told(wrong)


def test_the_sentences_are_those_of_the_code(translate, tmp_path):
    for stem in STEMS:
        shutil.copy(FOLDER / f"{stem}.ts", tmp_path)
    translate.update(tmp_path)
    for stem in STEMS:
        kept, read = ({(m.context, m.source, m.plural) for m in messages(stem, at)} for at in (FOLDER, tmp_path))
        assert read == kept, f"run .ci/translate.py; {stem}: new {read - kept}, gone {kept - read}"


def test_the_compiled_words_are_those_of_the_readable_ones(translate, tmp_path):
    translate.release(into=tmp_path)
    for stem in STEMS:
        assert (tmp_path / f"{stem}.qm").read_bytes() == (FOLDER / f"{stem}.qm").read_bytes(), stem


def asked_for(path: Path) -> list[tuple[str, str]]:
    """Every literal a module asks a translation for, as (context, source); the context of `tr` is its class."""
    found = []

    def walk(node: ast.AST, owner: str) -> None:
        for child in ast.iter_child_nodes(node):
            walk(child, child.name if isinstance(child, ast.ClassDef) else owner)
            if not isinstance(child, ast.Call):
                continue
            name = getattr(child.func, "attr", getattr(child.func, "id", ""))
            texts = [a.value for a in child.args[: MARKERS.get(name, 0)] if isinstance(a, ast.Constant)]
            if name == "tr":
                assert texts, f"{path.name}:{child.lineno}: tr() wants a literal"
                found.append((owner, texts[0]))
            elif len(texts) == 2:
                found.append((texts[0], texts[1]))

    walk(ast.parse(path.read_text(encoding="utf-8")), "")
    return found


def test_no_sentence_escapes_the_reader(translate):
    """lupdate passes over calls inside f-strings and over counts given to `translate()`; this reader does not."""
    known = {(one.context, one.source) for one in FRENCH}
    asked = {(module, *pair) for module in translate.sources() for pair in asked_for(ROOT / module)}
    assert len(asked) > 1000
    assert not [entry for entry in asked if entry[1:] not in known]


def test_a_sentence_that_counts_has_its_plural_forms():
    counting = {one for one in FRENCH if re.search(r"%L?n", one.source)}
    assert counting == {one for one in FRENCH if one.plural}
    assert all(len(one.forms) == 2 for one in counting)
    assert {(m.context, m.source) for m in messages("koom_pos_en")} == {(m.context, m.source) for m in counting}


@pytest.mark.parametrize("stem", STEMS)
def test_placeholders_are_the_same_on_both_sides(stem):
    def places(text: str) -> list[str]:
        return sorted(set(re.findall(r"\{\w*\}", text)))

    wrong = [one for one in messages(stem) if any(places(form) != places(one.source) for form in one.forms)]
    assert not wrong, told(wrong)
    for one in (one for one in messages(stem) if one.plural):
        count = re.search(r"%L?n", one.source).group()
        assert count in one.forms[-1], told([one])


def test_the_english_counts_without_brackets():
    wrong = [one for one in messages("koom_pos_en") if any("(s)" in form for form in one.forms)]
    assert not wrong, told(wrong)


@pytest.mark.parametrize(
    "mistake",
    [
        r"['\"]",  # straight apostrophe or quote
        r"!",
        r" [;:?»]",  # plain space before the signs that want a no-break one
        r"«(?!\u00a0)|(?<!\u00a0)»",
        r"(?<![\u00a0\u202f])[?;](\s|$)",
        r"[\w}]:(\s|$)",  # no space before a colon at all
        r"\d (%|F\b)|\d%|\} %",
        r"n° ",
        r"\.\.\.",
        r"  ",
    ],
)
def test_french_is_set_as_french_is_set(mistake):
    wrong = [one for one in FRENCH if any(re.search(mistake, form) for form in one.forms)]
    assert not wrong, told(wrong)


@pytest.mark.parametrize(("english", "french"), FALSE_FRIENDS)
def test_false_friends_stay_out(english, french):
    wrong = [
        one
        for one in FRENCH
        if re.search(english, one.source, re.IGNORECASE)
        and any(re.search(french, form, re.IGNORECASE) for form in one.forms)
    ]
    assert not wrong, told(wrong)


def test_no_english_is_left_over():
    wrong = [one for one in FRENCH if one.source in one.forms and one.source.strip() not in SAME_IN_FRENCH]
    assert not wrong, told(wrong)
    used = {one.source.strip() for one in FRENCH if one.source in one.forms}
    assert used == SAME_IN_FRENCH, SAME_IN_FRENCH - used


def test_the_trade_words_are_the_agreed_ones():
    words = {one.source: one.forms[0] for one in FRENCH if not one.plural}
    agreed = {
        "Take payment": "Encaisser",
        "Put on hold": "Mettre en attente",
        "Take up": "Reprendre",
        "Void ticket": "Annuler le ticket",
        "Discount": "Remise",
        "Refund": "Remboursement",
        "Opening float": "Fond de caisse",
        "Cash in": "Entrée d’espèces",
        "Cash out": "Sortie d’espèces",
        "Bank drop": "Prélèvement",
        "Difference": "Écart",
        "X report": "X de caisse",
        "Z report": "Z de caisse",
        "Close the day": "Clôturer la journée",
        "Duplicate": "Duplicata",
        "Drawer": "Tiroir-caisse",
        "Card terminal": "TPE",
        "Cash rounding {0}": "Arrondi espèces {0}",
        "Credit note": "Avoir",
        "Notes": "Billets",
        "Discount code {0}": "Code de réduction {0}",
        "Vouchers": "Codes de réduction",
        "Loyalty": "Fidélité",
        "Withdraw": "Retirer",
        "Merge": "Fusionner",
        "Place a hold": "Poser un gel",
        "Erasure": "Effacement",
    }
    assert {source: words[source] for source in agreed} == agreed
    rendu = [one.forms for one in FRENCH if one.source == "Change" and one.context == "SettledView"]
    assert rendu == [("Rendu",)]


def test_the_loaded_french_says_every_refusal(qapp):
    install_language(qapp, "fr_NC")
    try:
        silent = [name for name, text in SENTENCES.items() if QCoreApplication.translate("Refusals", text) == text]
        assert not silent
        assert QCoreApplication.translate("ReportWriter", "%Ln ticket(s)", "", 1) == "1 ticket"
        assert QCoreApplication.translate("ReportWriter", "%Ln ticket(s)", "", 1250) == "1\u202f250 tickets"
        install_language(qapp, "en")
        assert QCoreApplication.translate("ReportWriter", "%Ln ticket(s)", "", 1) == "1 ticket"
    finally:
        QLocale.setDefault(QLocale.c())
