"""The slip to sign where the customer has no screen of her own: what she declared, the notice, boxes to tick.

In the language she chose. Its code is its evidence: the slip comes back signed and is scanned.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from koom_pos.documents.blocks import Barcode, Block, Columns, Cut, Document, Feed, Rule, Text, Tick
from koom_pos.documents.content import ShopIdentity
from koom_pos.documents.slips import grouped
from koom_pos.documents.wording import NBSP, banner, day, moment, shop_head
from koom_pos.domain.wordings import Notice

PaperLanguage = Literal["fr", "en"]


@dataclass(frozen=True, slots=True)
class EnrolmentContent:
    """A slip to sign.

    Attributes:
        name: As she gave it; empty for a bare card, like `email` and `phone` (written as people write it).
        notice: The short notice; it names the policy's version and date.
        boxes: The exact wording of each box, in the order they are asked.
        code: The slip's S-code.
        policy_version: Version of the shop's policy; its date `policy_on` is None where the policy bears none.
        form_version: Version of the form's texts.
    """

    shop: ShopIdentity
    language: PaperLanguage
    code: str
    issued_at: datetime
    workstation: str
    operator: str
    notice: Notice
    boxes: tuple[str, ...]
    policy_version: str
    policy_on: date | None
    form_version: str
    name: str = ""
    email: str = ""
    phone: str = ""
    is_training: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    slip: str
    workstation: str
    given: str
    name: str
    email: str
    phone: str
    nothing_given: str
    age: str
    boxes: str
    boxes_free: str
    date: str
    signature: str
    policy: str
    policy_dated: str
    form: str
    hand_in: str
    colon: str


_WORDS: dict[PaperLanguage, _Words] = {
    "fr": _Words(
        title="Bulletin d’adhésion au programme de fidélité",
        slip="Bulletin n°",
        workstation="Caisse",
        given="Ce que vous nous avez indiqué",
        name="Nom",
        email="E-mail",
        phone="Téléphone",
        nothing_given="Aucune coordonnée : carte sans nom.",
        age="Je déclare avoir 15 ans ou plus.",
        boxes="Vos choix",
        boxes_free=(
            "Cochez uniquement ce que vous acceptez. Chaque case est libre : une case laissée vide vaut refus, et "
            "votre adhésion n’en dépend pas."
        ),
        date=f"Date{NBSP}: ..... / ..... / ..........",
        signature=f"Signature{NBSP}:",
        policy="Politique de confidentialité, version {version}",
        policy_dated="Politique de confidentialité, version {version} du {day}",
        form="Formulaire {version}",
        hand_in="Merci de remettre ce bulletin signé à la caisse.",
        colon=f"{NBSP}:",
    ),
    "en": _Words(
        title="Loyalty programme membership form",
        slip="Form no.",
        workstation="Till",
        given="What you told us",
        name="Name",
        email="E-mail",
        phone="Phone",
        nothing_given="No contact details: card without a name.",
        age="I declare that I am 15 or older.",
        boxes="Your choices",
        boxes_free=(
            "Tick only what you agree to. Each box is optional: a box left empty means no, and your membership does "
            "not depend on it."
        ),
        date="Date: ..... / ..... / ..........",
        signature="Signature:",
        policy="Privacy policy, version {version}",
        policy_dated="Privacy policy, version {version} of {day}",
        form="Form {version}",
        hand_in="Please hand this form in at the till once signed.",
        colon=":",
    ),
}


def enrolment_document(content: EnrolmentContent) -> Document:
    """Give the slip; no box is ever printed ticked. The title names no person, for it names the print job."""
    words = _WORDS[content.language]
    blocks: list[Block] = [
        *banner(is_training=content.is_training, duplicate_number=None),
        *shop_head(content.shop),
        Feed(),
        Text(words.title, align="center", bold=True, size=2),
        Feed(),
        Columns(f"{words.slip}{NBSP}{content.code}", moment(content.issued_at)),
        Columns(f"{words.workstation} {content.workstation}", content.operator),
        Rule(),
        Text(words.given, bold=True),
        *_given(content, words),
        Text(words.age),
        Rule(),
        Text(content.notice.title, bold=True),
        *(Text(f"{lead}{words.colon} {text}") for lead, text in content.notice.paragraphs),
        Rule(),
        Text(words.boxes, bold=True),
        Text(words.boxes_free),
        *(block for box in content.boxes for block in (Feed(), Tick(box))),
        Feed(2),
        Text(words.date),
        Feed(),
        Text(words.signature),
        Feed(5),
        Rule(),
        Text(words.hand_in, align="center", bold=True),
        Barcode("code128", content.code, grouped(content.code)),
        Text(_policy(content, words), align="center", note=True),
        Text(words.form.format(version=content.form_version), align="center", note=True),
        Cut(),
    ]
    return Document(words.title, tuple(blocks), language=content.language)


def _given(content: EnrolmentContent, words: _Words) -> list[Block]:
    given = ((words.name, content.name), (words.email, content.email), (words.phone, content.phone))
    blocks: list[Block] = [Columns(label, value) for label, value in given if value]
    return blocks or [Text(words.nothing_given)]


def _policy(content: EnrolmentContent, words: _Words) -> str:
    if content.policy_on is None:
        return words.policy.format(version=content.policy_version)
    return words.policy_dated.format(version=content.policy_version, day=day(content.policy_on))
