"""The receipt of consents: what she said, purpose by purpose, when and how, and how to take it back."""

from dataclasses import dataclass
from datetime import date, datetime

from koom_pos.documents.blocks import Block, Columns, Cut, Document, Feed, Rule, Text
from koom_pos.documents.content import ShopIdentity
from koom_pos.documents.enrolment import PaperLanguage
from koom_pos.documents.slips import grouped
from koom_pos.documents.wording import NBSP, banner, day, moment, shop_head
from koom_pos.domain.consent import ConsentState, Method


@dataclass(frozen=True, slots=True)
class Statement:
    """What she said of one purpose and channel; `text` is the sentence she answered. `at` None: never asked."""

    text: str
    state: ConsentState
    at: datetime | None = None
    method: Method | None = None


@dataclass(frozen=True, slots=True)
class ConsentReceiptContent:
    """A consent receipt. `contact` is where to write to take a consent back, `website` where the policy stands.

    `policy_on` is None where the policy bears no date.
    """

    shop: ShopIdentity
    language: PaperLanguage
    issued_at: datetime
    statements: tuple[Statement, ...]
    policy_version: str
    policy_on: date | None
    contact: str
    website: str
    name: str = ""
    card_code: str = ""
    is_training: bool = False


_METHODS: dict[PaperLanguage, dict[Method, str]] = {
    "fr": {
        Method.CUSTOMER_SCREEN: "sur l’écran client, avec votre signature",
        Method.PAPER_SIGNED: "sur un bulletin signé",
        Method.WEB: "sur le site",
        Method.EMAIL: "par e-mail",
        Method.COUNTER: "de vive voix, à la caisse",
        Method.IMPORT: "repris d’un fichier antérieur",
        Method.MERGE: "lors de la réunion de deux cartes",
    },
    "en": {
        Method.CUSTOMER_SCREEN: "on the customer screen, with your signature",
        Method.PAPER_SIGNED: "on a signed form",
        Method.WEB: "on the website",
        Method.EMAIL: "by e-mail",
        Method.COUNTER: "spoken, at the till",
        Method.IMPORT: "taken over from an earlier file",
        Method.MERGE: "when two cards were joined",
    },
}


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    name: str
    card: str
    issued: str
    intro: str
    yes: str
    no: str
    said: str
    withdrawn: str
    unasked: str
    policy: str
    policy_dated: str
    withdraw: str
    withdraw_by_mail: str
    withdraw_effect: str


_WORDS: dict[PaperLanguage, _Words] = {
    "fr": _Words(
        title="Récépissé de consentement",
        name="Nom",
        card="Carte",
        issued="Établi le",
        intro=f"Voici ce que vous avez accepté ou refusé{NBSP}:",
        yes="Oui",
        no="Non",
        said="Le {moment}, {how}.",
        withdrawn="Accord retiré le {moment}, {how}.",
        unasked="Question non posée, ce qui vaut refus.",
        policy="Politique de confidentialité, version {version}",
        policy_dated="Politique de confidentialité, version {version} du {day}",
        withdraw=f"Vous pouvez changer d’avis à tout moment, sans frais et sans motif{NBSP}:",
        withdraw_by_mail="en boutique, à la caisse, ou par e-mail à {contact}.",
        withdraw_effect="Votre carte et vos points n’en dépendent pas.",
    ),
    "en": _Words(
        title="Consent receipt",
        name="Name",
        card="Card",
        issued="Issued on",
        intro="This is what you agreed to or refused:",
        yes="Yes",
        no="No",
        said="On {moment}, {how}.",
        withdrawn="Consent withdrawn on {moment}, {how}.",
        unasked="Not asked, which counts as no.",
        policy="Privacy policy, version {version}",
        policy_dated="Privacy policy, version {version} of {day}",
        withdraw="You can change your mind at any time, free of charge and without giving a reason:",
        withdraw_by_mail="in the shop, at the till, or by e-mail to {contact}.",
        withdraw_effect="Your card and your points do not depend on it.",
    ),
}


def consent_receipt_document(content: ConsentReceiptContent) -> Document:
    """Give the receipt, for paper, PDF and mail alike. The title names no person, for it names the print job."""
    words = _WORDS[content.language]
    blocks: list[Block] = [
        *banner(is_training=content.is_training, duplicate_number=None),
        *shop_head(content.shop),
        Feed(),
        Text(words.title, align="center", bold=True, size=2),
        Feed(),
    ]
    if content.name:
        blocks.append(Columns(words.name, content.name))
    if content.card_code:
        blocks.append(Columns(words.card, grouped(content.card_code)))
    blocks += [Columns(words.issued, moment(content.issued_at)), Rule(), Text(words.intro)]
    for statement in content.statements:
        blocks += [Feed(), *_statement(statement, words, _METHODS[content.language])]
    policy = words.policy.format(version=content.policy_version)
    if content.policy_on is not None:
        policy = words.policy_dated.format(version=content.policy_version, day=day(content.policy_on))
    blocks += [
        Rule(),
        Text(f"{words.withdraw} {words.withdraw_by_mail.format(contact=content.contact)}"),
        Text(words.withdraw_effect),
        Feed(),
        Text(policy, align="center", note=True),
        Text(content.website, align="center", note=True),
        Cut(),
    ]
    return Document(words.title, tuple(blocks), language=content.language)


def _statement(statement: Statement, words: _Words, methods: dict[Method, str]) -> list[Block]:
    answer = words.yes if statement.state is ConsentState.GIVEN else words.no
    blocks: list[Block] = [Columns(statement.text, answer, bold=True)]
    if statement.at is None or statement.method is None:
        return [*blocks, Text(words.unasked, indent=2, note=True)]
    sentence = words.withdrawn if statement.state is ConsentState.WITHDRAWN else words.said
    when = sentence.format(moment=moment(statement.at), how=methods[statement.method])
    return [*blocks, Text(when, indent=2, note=True)]
