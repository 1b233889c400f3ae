"""The loyalty programme at the counter: its rules, who is a member, her cards and her points."""

from koom_pos.domain.loyalty import CardCodeError, CardTakenError, card_key
from koom_pos.domain.operator import Operator
from koom_pos.domain.shop_codes import LARGEST_NUMBER, member_code
from koom_pos.services.desk import Desk
from koom_pos.store import Transaction
from koom_pos.store.loyalty import Member


def join_in(tx: Transaction, desk: Desk, operator: Operator, customer_id: str, card_code: str | None = None) -> str:
    """Make a customer a member, a step of an act of hers, and give the code of her card.

    Without `card_code` a new number is drawn; with one, that card is hers. A member already keeps her card, and is
    given the one named besides.

    Raises:
        CardCodeError, CardTakenError
    """
    member = tx.loyalty.member_of(customer_id)
    if member is None:
        member = Member(desk.new_id(), customer_id, desk.now())
        tx.loyalty.join(member, workstation_id=desk.workstation.id)
    elif card_code is None:
        active = next((card.code for card in tx.loyalty.cards(member.id) if card.active), None)
        if active is not None:
            return active
    return put_card(tx, desk, operator, member.id, card_code)


def put_card(tx: Transaction, desk: Desk, operator: Operator, member_id: str, card_code: str | None) -> str:
    """Give a member a card, a step of an act: a new number, or the card named; the code as stored.

    Raises:
        CardCodeError, CardTakenError
    """
    code = _fresh_code(tx, desk) if card_code is None else card_key(card_code)
    if tx.loyalty.card(code) is not None:
        raise CardTakenError
    if code.isdigit() and tx.catalogue.knows_gtin(code.zfill(14)):
        raise CardCodeError  # an article of the shop's own numbering: scanned at the till, it would be rung
    tx.loyalty.add_card(code, member_id, at_utc=desk.now(), by=operator.id)
    return code


def _fresh_code(tx: Transaction, desk: Desk) -> str:
    """Draw a card nobody holds; at random, since who guesses a card can spend its points."""
    while True:
        code = member_code(1 + desk.random_below(LARGEST_NUMBER))
        if tx.loyalty.card(code) is None:
            return code
