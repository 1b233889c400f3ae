"""Members of the demo shop: they sign up, come back, spend their points, change their minds; all through the acts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from koom_pos.domain.consent import ASKED_CELLS, Cell, Channel, Purpose, is_given
from koom_pos.domain.customer import CustomerField, LookReason
from koom_pos.domain.loyalty import AdjustReason, RedeemAs
from koom_pos.domain.operator import Operator
from koom_pos.domain.sale import totals
from koom_pos.domain.shop_codes import LARGEST_NUMBER, member_code
from koom_pos.domain.tender import balance
from koom_pos.services import (
    attaching,
    consents,
    customer_card,
    customer_merge,
    customers,
    loyalty,
    loyalty_programme,
    redeeming,
    ringing,
    sign_up,
)
from koom_pos.services.attaching import Attached
from koom_pos.services.demo.cast import DemoCustomer, Way, twin_of
from koom_pos.services.demo.signature import draw_signature
from koom_pos.services.desk import Desk
from koom_pos.services.sign_up import SignedUp, SignUpDraft

SIGN_UPS_A_WEEK = 15
_SIGN_UPS_IN_1000 = 90
_KNOWN_IN_1000 = 440
_DAYS_BETWEEN = 3
_TWINS_AT = (30, 40, 50, 60, 70)
"""Per cent of the days at which somebody known signs up a second time; the first two are noticed later."""
_MERGED_AT, _UNDONE_AT, _WISHES_AT = 80, 90, (55, 97)
_REASONS_TO_LOOK = (LookReason.SERVICE, LookReason.SERVICE, LookReason.REQUEST, LookReason.CONTROL)


@dataclass(slots=True)
class _Known:
    """Somebody who signed up. `seen_on` is the day of her last visit, counted from 0; `voucher` the code of her
    welcome voucher until she uses it.
    """

    person: DemoCustomer
    customer_id: str
    card_code: str
    seen_on: int
    voucher: str = ""


class Clientele:
    """Decides with its own chance who of the people comes to the counter, and what else she does there.

    `articles` are (SKU, label) of what can be wished for at the online shop, `days` how many there will be.
    """

    def __init__(
        self,
        desk: Desk,
        pass_time: Callable[[int], object],
        *,
        manager: Operator,
        people: Sequence[DemoCustomer],
        articles: Sequence[tuple[str, str]],
        days: int,
        chance: Random,
    ) -> None:
        self._desk = desk
        self._pass_time = pass_time
        self._manager = manager
        self._coming = list(people)
        self._articles = articles
        self._days = days
        self._chance = chance
        self._known: list[_Known] = []
        self._twins: list[tuple[str, str]] = []
        self._merge_id = ""
        self._day = 0

    def meet(self, operator: Operator) -> None:
        """Attach a member to the sale being rung, or sign somebody up; more than half of the sales stay nobody's.

        Now and then she pays with points, when the ticket is worth a reward of hers.
        """
        drawn = self._chance.randrange(1000)
        if drawn < _SIGN_UPS_IN_1000 and self._coming:
            self._enrol(operator, self._coming.pop(0))
        elif drawn < _SIGN_UPS_IN_1000 + min(_KNOWN_IN_1000, 20 * len(self._known)):
            self._greet(operator)

    def _spend(self, operator: Operator, hers: Attached) -> None:
        if hers.best_reward is None or self._chance.randrange(3) == 0:
            return
        sale = ringing.current_sale(self._desk, operator).sale
        left = balance(totals(sale).gross_xpf, sale.tenders).left_xpf
        as_tender = loyalty_programme.programme(self._desk).redeem_as is RedeemAs.TENDER
        if as_tender and left >= hers.best_reward.value_xpf:
            redeeming.redeem_as_tender(self._desk, operator, hers.best_reward)
            self._pass_time(10)

    def tend(self, operator: Operator) -> None:
        """What is done for customers in a quiet hour: once a day, between two sales."""
        self._day += 1
        self._twice(operator)
        self._merge()
        if any(self._reached(percent) for percent in _WISHES_AT):
            self._wish()
        if not self._known:
            return
        for _ in range(self._chance.randrange(3)):
            known = self._chance.choice(self._known)
            reason = self._chance.choice(_REASONS_TO_LOOK)
            customer_card.look_at(self._desk, operator, known.customer_id, reason)
            self._pass_time(40)
        if self._chance.randrange(4) == 0:
            self._withdraw(operator)
        if self._chance.randrange(5) == 0:
            self._change(operator)

    def end_day(self) -> None:
        """The demo has no mail server: what its customers would have been sent is given up and emptied."""
        with self._desk.store.transaction() as tx:
            for job in tx.mail.standing(self._desk.workstation.id):
                tx.mail.end(job.id, "cancelled")

    def _enrol(self, operator: Operator, person: DemoCustomer) -> None:
        card = member_code(1 + self._chance.randrange(LARGEST_NUMBER)) if self._chance.randrange(8) == 0 else None
        draft = SignUpDraft(person.fields, fifteen_or_over=True, card_code=card)
        on_screen = person.way in (Way.SCREEN, Way.BARE)
        signed = sign_up.sign_up(
            self._desk,
            operator,
            draft,
            {cell: cell in person.ticked for cell in ASKED_CELLS} if on_screen else None,
            signature_png=draw_signature(self._chance) if person.way is Way.SCREEN else None,
            language=person.fields.language,
        )
        self._pass_time(self._chance.randrange(18, 45))
        voucher = signed.voucher.code if signed.voucher else ""
        if signed.slip is not None and person.way is Way.SLIP:
            self._pass_time(90)
            answers = {cell: cell in person.ticked for cell in signed.slip.cells}
            welcome = sign_up.answer_on_paper(self._desk, operator, signed.slip.code, answers).voucher
            voucher = welcome.code if welcome else ""
        self._remember(person, signed, voucher)
        if person.opening_points:
            loyalty.adjust_points(
                self._desk, self._manager, signed.customer.id, person.opening_points, AdjustReason.OPENING_BALANCE
            )

    def _remember(self, person: DemoCustomer, signed: SignedUp, voucher: str = "") -> None:
        self._known.append(_Known(person, signed.customer.id, signed.card_code, self._day, voucher))

    def _greet(self, operator: Operator) -> None:
        """She shows her card, or is searched for; the welcome voucher comes with her, mostly."""
        rested = [each for each in self._known if self._day - each.seen_on >= _DAYS_BETWEEN]
        if not rested:
            return
        known = self._chance.choices(rested, weights=[each.person.often for each in rested])[0]
        known.seen_on = self._day
        if known.card_code and self._chance.randrange(3):
            hers = attaching.attach_code(self._desk, operator, known.card_code)
            self._pass_time(4)
        else:
            hers = attaching.attach(self._desk, operator, known.customer_id)
            self._pass_time(20)
        if known.voucher and self._chance.randrange(4):
            redeeming.apply_voucher(self._desk, operator, known.voucher)
            known.voucher = ""
            self._pass_time(8)
        self._spend(operator, hers)

    def _withdraw(self, operator: Operator) -> None:
        for known in self._chance.sample(self._known, min(len(self._known), 6)):
            held = consents.current_consents(self._desk, known.customer_id)
            given: list[Cell] = [cell for cell in ASKED_CELLS if is_given(held, *cell)]
            if given:
                purpose, channel = self._chance.choice(given)
                consents.withdraw(self._desk, operator, known.customer_id, purpose, channel)
                self._pass_time(30)
                return

    def _change(self, operator: Operator) -> None:
        """She moved, or has another number."""
        known = self._chance.choice([each for each in self._known if each.person.fields.phone] or self._known)
        number = f"75{self._chance.randrange(10_000):04d}"
        customers.change_customer(self._desk, operator, known.customer_id, {CustomerField.PHONE: number})
        self._pass_time(60)

    def _twice(self, operator: Operator) -> None:
        """Somebody forgot that she has a card, and is given another."""
        if not any(self._reached(percent) for percent in _TWINS_AT):
            return
        known = next((each for each in self._known if self._can_be_twice(each)), None)
        if known is None:
            return
        draft = SignUpDraft(twin_of(known.person), fifteen_or_over=True, attach=False)
        signed = sign_up.sign_up(self._desk, operator, draft, {}, signature_png=None, language="fr")
        self._twins.append((known.customer_id, signed.customer.id))
        self._remember(known.person, signed)
        self._pass_time(60)

    def _can_be_twice(self, known: _Known) -> bool:
        fields = known.person.fields
        told = {each for pair in self._twins for each in pair}
        return bool(fields.phone and fields.email and fields.language == "fr" and known.customer_id not in told)

    def _merge(self) -> None:
        """Two of those doubles are noticed and merged; one of the two was two people after all."""
        if self._reached(_MERGED_AT):
            for kept_id, gone_id in self._twins[:2]:
                self._merge_id = customer_merge.merge_customers(self._desk, self._manager, kept_id, gone_id, take={})
                self._pass_time(90)
        if self._reached(_UNDONE_AT) and len(self._twins) > 1:
            customer_merge.undo_merge(self._desk, self._manager, self._merge_id)
            self._pass_time(60)

    def _wish(self) -> None:
        """What consenting customers put aside at the online shop arrives, as its connection will bring it."""
        for known in self._known[::2]:
            held = consents.current_consents(self._desk, known.customer_id)
            if not self._articles or not is_given(held, Purpose.PROFILING, Channel.NONE):
                continue
            wished = self._chance.sample(self._articles, min(len(self._articles), self._chance.randint(1, 4)))
            with self._desk.store.transaction() as tx:
                for sku, label in wished:
                    tx.clienteling.keep_wish(known.customer_id, sku, label, at_utc=self._desk.now())

    def _reached(self, percent: int) -> bool:
        """Tell whether today is the first of the days at or after this share of them."""
        return (self._day - 1) * 100 < percent * self._days <= self._day * 100
