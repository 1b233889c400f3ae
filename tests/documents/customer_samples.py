"""Papers for customers as their tests know them."""

from datetime import UTC, date, datetime

from koom_pos.documents.consent_receipt import ConsentReceiptContent, Statement
from koom_pos.documents.enrolment import EnrolmentContent
from koom_pos.documents.member_card import MemberCardContent
from koom_pos.domain.consent import ConsentState, Method
from koom_pos.domain.loyalty import RewardLevel
from koom_pos.domain.shop_codes import member_code, slip_code
from koom_pos.domain.wordings import Notice, notice
from tests.documents.samples import AT, SHOP

BOXES = (
    "En validant, j'accepte de recevoir par email mon code de réduction ainsi que les offres et l'actualité de KOOM",
    "J’accepte de recevoir par SMS les offres et l’actualité de KOOM.",
    "J’accepte que KOOM utilise l’historique de mes achats pour me conseiller.",
)
ENGLISH_BOXES = ("I agree to receive KOOM’s offers and news by e-mail.", "I agree to receive them by text message.")


def told(language: str) -> Notice:
    dated = date(2025, 1, 1)
    return notice(language, legal_name="Maison d’essai SARL", policy_version="2025", policy_dated_on=dated)


def slip(**facts: object) -> EnrolmentContent:
    known = {
        "shop": SHOP,
        "language": "fr",
        "code": slip_code(5_512_340_078),
        "issued_at": AT,
        "workstation": "1",
        "operator": "Léa",
        "notice": told("fr"),
        "boxes": BOXES,
        "policy_version": "2025",
        "policy_on": date(2025, 1, 1),
        "form_version": "2026-1",
        "name": "Maïwenn Œuvrard-Wamytan",
        "email": "maiwenn.oeuvrard@courriel.example",
        "phone": "75.12.34",
    }
    return EnrolmentContent(**(known | facts))


def english_slip() -> EnrolmentContent:
    return slip(language="en", boxes=ENGLISH_BOXES, notice=told("en"), policy_on=None, name="", email="", phone="")


def receipt(**facts: object) -> ConsentReceiptContent:
    later = datetime(2026, 4, 2, 22, 40, tzinfo=UTC)
    known = {
        "shop": SHOP,
        "language": "fr",
        "issued_at": AT,
        "statements": (
            Statement(BOXES[0], ConsentState.GIVEN, AT, Method.CUSTOMER_SCREEN),
            Statement(BOXES[1], ConsentState.WITHDRAWN, later, Method.COUNTER),
            Statement(BOXES[2], ConsentState.REFUSED),
        ),
        "policy_version": "2025",
        "policy_on": date(2025, 1, 1),
        "contact": "koom@koom.nc",
        "website": "www.koom.nc",
        "name": "Maïwenn Œuvrard-Wamytan",
        "card_code": member_code(4_410_027_733),
    }
    return ConsentReceiptContent(**(known | facts))


def english_receipt() -> ConsentReceiptContent:
    said = tuple(Statement(text, ConsentState.GIVEN, AT, Method.PAPER_SIGNED) for text in ENGLISH_BOXES)
    return receipt(language="en", statements=said, name="")


def card(**facts: object) -> MemberCardContent:
    known = {
        "shop": SHOP,
        "language": "fr",
        "code": member_code(4_410_027_733),
        "issued_on": date(2026, 3, 12),
        "points_per_100_xpf": 1,
        "rewards": (RewardLevel(2500, 3000), RewardLevel(1000, 1000)),
    }
    return MemberCardContent(**(known | facts))
