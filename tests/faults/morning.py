"""A scripted morning in a child process: real acts on a real store, each acknowledged once its commit returned.

The parent kills it at a random moment. What was acknowledged must then be in the store exactly once.
"""

import json
import os
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from koom_pos.domain.identity import IdSource
from koom_pos.domain.sale import ReturnReason
from koom_pos.domain.tender import TenderType
from koom_pos.domain.till import MovementKind
from koom_pos.services import returns, ringing, settling, tendering, till_session
from koom_pos.services.desk import Desk
from koom_pos.services.founding import desk_of
from koom_pos.store import Store
from koom_pos.store.paper import PrintJob

KEY = bytes(range(32))
SIGNING_KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
START = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)


@dataclass
class SlowClock:
    """Ten milliseconds pass at each look: a morning of thousands of acts stays within its business day."""

    now: datetime

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=10)
        return self.now


def desk_at(path: Path, start: datetime, seed: int) -> Desk:
    clock = SlowClock(start)
    return desk_of(Store.open(path, KEY), SIGNING_KEY, clock, IdSource(clock, random.Random(seed).getrandbits))


def work(path: Path, start: datetime, seed: int, variants: list[str], report: int) -> None:
    """Sell until killed; write one line per acknowledged act to the file descriptor `report`."""
    draw = random.Random(seed)
    desk = desk_at(path, start, seed)
    with desk.store.reading() as tx:
        operator = tx.operators.get(tx.operators.accounts()[0].id)

    def acknowledge(**what: object) -> None:
        os.write(report, (json.dumps(what) + "\n").encode())

    acknowledge(act="ready")
    while True:
        _serve(desk, operator, draw, variants, acknowledge)


def _serve(desk, operator, draw, variants, acknowledge) -> None:
    sale = ringing.current_sale(desk, operator).sale
    for tender in sale.tenders:  # what the last life of this till left behind
        tendering.remove_tender(desk, operator, tender.id)
    for _ in range(draw.randint(0 if sale.lines else 1, 2)):
        sale = ringing.ring_item(desk, operator, draw.choice(variants)).sale
        acknowledge(act="rung", sale=sale.id, lines=[[line.id, line.quantity] for line in sale.lines])
    if draw.random() < 0.15:
        movement = till_session.move_cash(desk, operator, MovementKind.PAID_IN, 500, reason="monnaie")
        acknowledge(act="moved", id=movement.id)
    if draw.random() < 0.3:
        _bring_back(desk, operator, draw)
    left = tendering.tender_state(desk).balance
    if left.left_xpf < 0:
        for kind, amount in tendering.refund_proposal(desk):
            tendering.add_tender(desk, operator, kind, amount)
    elif left.left_xpf > 0:
        tendering.add_tender(desk, operator, TenderType.CASH, left.left_in_cash_xpf + 500)
    sale = ringing.current_sale(desk, operator).sale
    settled = settling.settle(desk, operator, sale.id)
    acknowledge(act="settled", sale=settled.id, number=settled.number, gross=settled.gross_xpf)
    with desk.store.transaction() as tx:
        job = PrintJob(desk.new_id(), f"Ticket {settled.number}", b"\x1b@", False, "queued", 0, "", desk.now())
        tx.paper.queue(job, workstation_id=desk.workstation.id)
    acknowledge(act="queued", id=job.id)


def _bring_back(desk, operator, draw) -> None:
    with desk.store.reading() as tx:
        last = tx.sales.last_number(desk.workstation.id)
    if not last:
        return
    ticket = returns.ticket_by_number(desk, draw.randint(1, last))
    for found in ticket.lines:
        if found.left:
            piece = returns.ReturnedPiece(found.line.id, 1, ReturnReason.SEALED)
            returns.ring_return(desk, operator, ticket.sale.id, [piece])
            return
