"""The words of the sign-up form: one box per purpose and channel, and the notice above them, in French and English.

Pure data. What was agreed to is kept in the store by the hash of its exact text; to change a text here, raise its
`version` and, when the form as a whole changes, `FORM_VERSION`. Nothing agreed before changes by it.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from koom_pos.domain.business_day import format_local_date
from koom_pos.domain.consent import ASKED_CELLS, Cell, Channel, Purpose, UnaskedCellError

FORM_VERSION = "2026-1"
LANGUAGES = ("fr", "en")
CONTACT = "koom@koom.nc"
POLICY_ADDRESS = "www.koom.nc"


@dataclass(frozen=True, slots=True)
class Wording:
    """One box. `text` is what she agrees to, verbatim; `title` names it in lists, `help` stands below the box."""

    purpose: Purpose
    channel: Channel
    language: str
    version: int
    title: str
    text: str
    help: str

    @property
    def sha256(self) -> str:
        """Hash of the text's UTF-8 bytes, 64 hex digits: what a consent record keeps."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Notice:
    """What she is told before she answers (GDPR art. 13): a title, short paragraphs with a lead word each."""

    title: str
    paragraphs: tuple[tuple[str, str], ...]


_TEXTS: Mapping[tuple[Purpose, Channel, str], tuple[int, str, str, str]] = {
    (Purpose.KOOM_OFFERS, Channel.EMAIL, "fr"): (
        1,
        "Newsletter KOOM par e-mail",
        # The shop's own words, from its web site, to the letter: straight apostrophe, « email », no full stop.
        "En validant, j'accepte de recevoir par email mon code de réduction ainsi que les offres et l'actualité"
        " de KOOM",
        "Un code de réduction à l’inscription, puis nos nouveautés et nos offres.",
    ),
    (Purpose.KOOM_OFFERS, Channel.EMAIL, "en"): (
        1,
        "KOOM newsletter by e-mail",
        "I agree to receive my discount code by e-mail, as well as KOOM’s offers and news.",
        "A discount code when you join, then our new arrivals and offers.",
    ),
    (Purpose.KOOM_OFFERS, Channel.SMS, "fr"): (
        1,
        "Offres KOOM par SMS",
        "J’accepte de recevoir par SMS les offres et l’actualité de KOOM.",
        "Sur le numéro de mobile que vous nous donnez.",
    ),
    (Purpose.KOOM_OFFERS, Channel.SMS, "en"): (
        1,
        "KOOM offers by text message",
        "I agree to receive KOOM’s offers and news by text message.",
        "On the mobile number you give us.",
    ),
    (Purpose.PROFILING, Channel.NONE, "fr"): (
        1,
        "Offres personnalisées",
        "J’accepte que KOOM analyse mes achats et ma wishlist pour me conseiller et me proposer des offres"
        " personnalisées.",
        "Par exemple vos teintes habituelles, ou ce qui arrive bientôt à sa fin.",
    ),
    (Purpose.PROFILING, Channel.NONE, "en"): (
        1,
        "Personalised offers",
        "I agree that KOOM analyses my purchases and my wishlist to advise me and make me personalised offers.",
        "For instance your usual shades, or what may soon run out.",
    ),
    (Purpose.PARTNER_OFFERS, Channel.EMAIL, "fr"): (
        1,
        "Offres des partenaires par e-mail",
        "J’accepte que KOOM communique mon adresse e-mail à ses partenaires, pour recevoir leurs offres par e-mail.",
        "La liste de nos partenaires est à votre disposition en boutique.",
    ),
    (Purpose.PARTNER_OFFERS, Channel.EMAIL, "en"): (
        1,
        "Partners’ offers by e-mail",
        "I agree that KOOM gives my e-mail address to its partners, to receive their offers by e-mail.",
        "The list of our partners is available in the shop.",
    ),
    (Purpose.PARTNER_OFFERS, Channel.SMS, "fr"): (
        1,
        "Offres des partenaires par SMS",
        "J’accepte que KOOM communique mon numéro de mobile à ses partenaires, pour recevoir leurs offres par SMS.",
        "La liste de nos partenaires est à votre disposition en boutique.",
    ),
    (Purpose.PARTNER_OFFERS, Channel.SMS, "en"): (
        1,
        "Partners’ offers by text message",
        "I agree that KOOM gives my mobile number to its partners, to receive their offers by text message.",
        "The list of our partners is available in the shop.",
    ),
    (Purpose.E_TICKET, Channel.EMAIL, "fr"): (
        1,
        "Tickets de caisse par e-mail",
        "J’accepte de recevoir mes tickets de caisse par e-mail (service, sans publicité).",
        "Seulement vos tickets : aucune offre, aucune publicité.",
    ),
    (Purpose.E_TICKET, Channel.EMAIL, "en"): (
        1,
        "Receipts by e-mail",
        "I agree to receive my receipts by e-mail (a service, without advertising).",
        "Only your receipts: no offers, no advertising.",
    ),
}

_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def wording(cell: Cell, language: str) -> Wording:
    """Return the text of a box; French for any language the form does not speak.

    Raises:
        UnaskedCellError: the form has no such box.
    """
    purpose, channel = cell
    spoken = language if language in LANGUAGES else "fr"
    words = _TEXTS.get((purpose, channel, spoken))
    if words is None:
        raise UnaskedCellError(purpose, channel)
    version, title, text, help_line = words
    return Wording(purpose, channel, spoken, version, title, text, help_line)


def wordings(language: str) -> tuple[Wording, ...]:
    """Return every box of the form, in its order."""
    return tuple(wording(cell, language) for cell in ASKED_CELLS)


def all_wordings() -> tuple[Wording, ...]:
    """Return every box in every language: what the store may come to hold from this release."""
    return tuple(each for language in LANGUAGES for each in wordings(language))


def notice(
    language: str, *, legal_name: str, policy_version: str, policy_dated_on: date | None, inactive_months: int = 36
) -> Notice:
    """Return the information given before the boxes (GDPR art. 13; loi Informatique et Libertés, art. 48).

    Args:
        language: `fr` or `en`; French for any other.
        legal_name: Of the shop, from its settings; left out when it is KOOM's own name or empty.
        policy_version: The policy she is referred to.
        policy_dated_on: Its date; the site's first policy bears none until the manager confirms one.
        inactive_months: After how many months without activity the card is erased.
    """
    who = "KOOM" if legal_name.strip().upper() in ("", "KOOM") else f"KOOM ({legal_name.strip()})"
    if language == "en":
        return _notice_en(who, policy_version, policy_dated_on, inactive_months)
    return _notice_fr(who, policy_version, policy_dated_on, inactive_months)


def _notice_fr(who: str, version: str, dated_on: date | None, months: int) -> Notice:
    of = f", du {format_local_date(dated_on)}" if dated_on else ""
    return Notice(
        "Vos données et vos choix",
        (
            ("Qui", f"{who}, à Nouméa, est responsable de vos données."),
            (
                "Pourquoi",
                "Tenir votre carte de fidélité : vos points, vos récompenses, vos achats. La carte ne dépend d’aucune"
                " des cases à cocher : vous pouvez toutes les laisser vides.",
            ),
            (
                "Combien de temps",
                f"Tant que vous utilisez votre carte, puis {months} mois sans activité. Vos données sont ensuite"
                " effacées, sauf obligation légale ou litige en cours.",
            ),
            (
                "Vos droits",
                "Accès, rectification, effacement, opposition, limitation, portabilité. Vous retirez un accord quand"
                f" vous voulez, en boutique ou en écrivant à {CONTACT}. Vous pouvez saisir la CNIL (www.cnil.fr).",
            ),
            (
                "En savoir plus",
                f"Politique de confidentialité, version {version}{of}, en boutique et sur {POLICY_ADDRESS}.",
            ),
        ),
    )


def _notice_en(who: str, version: str, dated_on: date | None, months: int) -> Notice:
    of = f", of {dated_on.day} {_MONTHS_EN[dated_on.month - 1]} {dated_on.year}" if dated_on else ""
    return Notice(
        "Your data and your choices",
        (
            ("Who", f"{who}, in Nouméa, is responsible for your data."),
            (
                "Why",
                "To keep your loyalty card: your points, your rewards, your purchases. The card depends on none of"
                " the boxes: you may leave them all empty.",
            ),
            (
                "How long",
                f"As long as you use your card, then {months} months without activity. Your data are then erased,"
                " unless the law or an open dispute requires otherwise.",
            ),
            (
                "Your rights",
                "Access, correction, erasure, objection, restriction, portability. You may withdraw your agreement at"
                f" any time, in the shop or by writing to {CONTACT}. You may complain to the CNIL (www.cnil.fr).",
            ),
            ("More", f"Privacy policy, version {version}{of}, in the shop and at {POLICY_ADDRESS}."),
        ),
    )
