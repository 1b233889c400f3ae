"""Weeks of believable trade, written through the real acts: what the demo shop's books hold was really done.

Everything follows from the seed: who comes, what she buys, how she pays, where the count is out by a coin.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from koom_pos.domain.business_day import NOUMEA
from koom_pos.domain.money import change_breakdown
from koom_pos.domain.operator import Operator
from koom_pos.domain.till import DIFFERENCE_REASON_FROM_XPF, MovementKind
from koom_pos.services import catalogue, people, period_closing, till_session
from koom_pos.services.demo.cast import DemoCustomer, demo_customers
from koom_pos.services.demo.clientele import SIGN_UPS_A_WEEK, Clientele
from koom_pos.services.demo.customers import Customers, Shelf
from koom_pos.services.desk import Desk

SUNDAY = 6
OPENS = time(8, 30)
LAST_CUSTOMER = time(17, 50)
FLOAT_COUNT = {5000: 1, 1000: 8, 500: 6, 200: 5, 100: 20, 50: 10, 20: 15, 10: 10, 5: 20}
FLOAT_XPF = sum(denomination * pieces for denomination, pieces in FLOAT_COUNT.items())

_BUSY_HOURS = {8: 2, 9: 4, 10: 6, 11: 6, 12: 5, 13: 3, 14: 4, 15: 5, 16: 7, 17: 6}
_TICKETS_OF_A_DAY = (24, 31)
_SATURDAY_MORE = 4
_BANKED_FROM_XPF = 25_000
_NO_SALES = ("Monnaie pour un client", "Vérification du fond", "Rouleau de pièces")
_PAID_OUT = (("Fournitures de bureau", 1500, 4000), ("Eau et café", 800, 1800), ("Timbres", 500, 1500))
_OVER_SHORT_REASON = "Recompté deux fois ; erreur de rendu probable"


class DemoClock:
    """The time of the shop while its past is being written."""

    def __init__(self, at_utc: datetime) -> None:
        self._now = at_utc

    def __call__(self) -> datetime:
        """Give the instant the history has reached."""
        return self._now

    def forward(self, seconds: int) -> None:
        """Let time pass."""
        self._now += timedelta(seconds=seconds)

    def reach(self, day: date, at: time) -> None:
        """Wait until a time of a day in Nouméa; the past is never gone back to."""
        self._now = max(self._now, datetime.combine(day, at, tzinfo=NOUMEA))


@dataclass(frozen=True, slots=True)
class Staff:
    """Who works in the shop: the manager and her PIN, the cashiers, and each one's badge code by her id."""

    manager: Operator
    manager_pin: str
    cashiers: tuple[Operator, ...]
    badges: dict[str, str] = field(default_factory=dict)


def trading_days(until: date, weeks: int) -> list[date]:
    """Give the Mondays to Saturdays of the last `weeks` weeks before `until`, which is not among them."""
    days = [until - timedelta(days=back) for back in range(7 * weeks, 0, -1)]
    return [day for day in days if day.weekday() != SUNDAY]


def write_history(
    desk: Desk,
    clock: DemoClock,
    staff: Staff,
    shelf: Sequence[Shelf],
    *,
    days: Sequence[date],
    seed: int,
    keeping: Callable[[], AbstractContextManager[None]],
    on_day: Callable[[int, int], object],
) -> None:
    """Live through `days`, one after the other, each opened, traded and closed.

    Args:
        desk: The founded shop.
        clock: The clock of the desk.
        staff: Who works.
        shelf: What is sold; pieces left are counted down.
        days: In order, none traded yet.
        seed: Decides everything.
        keeping: Stands around each day; the acts of a day may be kept together.
        on_day: Gets (done, total).
    """
    people = known_customers(days, seed=seed)
    clientele = Clientele(
        desk,
        clock.forward,
        manager=staff.manager,
        people=people,
        articles=_articles(desk, shelf),
        days=len(days),
        chance=Random(f"{seed}/clientele"),  # noqa: S311 - a demo, not a secret
    )
    diary = _Diary(desk, clock, staff, shelf, clientele, chance=Random(f"{seed}/history"))  # noqa: S311 - as above
    for rank, day in enumerate(days):
        on_day(rank, len(days))
        with keeping():
            if rank == len(days) // 2:
                diary.raise_prices(day, day, count=12)
            if rank == len(days) - 1:
                diary.raise_prices(day, day + timedelta(days=7 - day.weekday()), count=4)
            diary.live(day)
    on_day(len(days), len(days))


def known_customers(days: Sequence[date], *, seed: int) -> tuple[DemoCustomer, ...]:
    """Give who signs up at the counter in these days, in that order."""
    return demo_customers(SIGN_UPS_A_WEEK * len(days) // 6, seed=seed, until=days[-1])


def _articles(desk: Desk, shelf: Sequence[Shelf]) -> list[tuple[str, str]]:
    """Give (SKU, label) of one article in nine, as an online shop would show them."""
    with desk.store.reading() as tx:
        found = (tx.catalogue.item(each.variant_id, desk.today()) for each in shelf[::9])
        return [(item.sku, f"{item.brand} {item.name}") for item in found if item is not None]


class _Diary:
    """One shop, one drawer, one stream of chance."""

    def __init__(
        self,
        desk: Desk,
        clock: DemoClock,
        staff: Staff,
        shelf: Sequence[Shelf],
        clientele: Clientele,
        *,
        chance: Random,
    ) -> None:
        self._desk = desk
        self._clock = clock
        self._staff = staff
        self._shelf = shelf
        self._chance = chance
        self._float = dict(FLOAT_COUNT)
        self._clientele = clientele
        self._customers = Customers(
            desk,
            clock.forward,
            manager_pin=staff.manager_pin,
            shelf=shelf,
            clientele=clientele,
            chance=chance,
        )

    def live(self, day: date) -> None:
        """Open, trade and close one day."""
        self._clock.reach(day, time(8, self._chance.randrange(12, 26)))
        self._close_periods()
        opener = self._chance.choice(self._staff.cashiers)
        people.sign_in_by_badge(self._desk, self._staff.badges[opener.id])
        till_session.open_day(self._desk, opener, self._float)
        at_counter = opener
        errands = self._errands()
        for moment in self._arrivals(day):
            self._clock.reach(day, moment)
            at_counter = self._turn(at_counter)
            if errands and moment >= errands[0][0]:
                errands.pop(0)[1](at_counter)
            self._customers.serve(at_counter)
        self._close(day, at_counter)

    def raise_prices(self, day: date, valid_from: date, *, count: int) -> None:
        """Raise a few prices by about a twentieth, as labels show prices."""
        self._clock.reach(day, time(7, 45))
        goods = [item for item in self._shelf if item.limited]
        for item in self._chance.sample(goods, min(count, len(goods))):
            with self._desk.store.reading() as tx:
                now = tx.catalogue.item(item.variant_id, day)
            if now is not None:
                raised = now.gross_xpf + max(50, now.gross_xpf // 1000 * 50)
                catalogue.change_price(self._desk, self._staff.manager, item.variant_id, valid_from, raised)
            self._clock.forward(20)

    def _arrivals(self, day: date) -> list[time]:
        """When the customers of a day come to the counter, in order."""
        low, high = _TICKETS_OF_A_DAY
        tickets = self._chance.randint(low, high) + (_SATURDAY_MORE if day.weekday() == SUNDAY - 1 else 0)
        hours = [hour for hour, busy in _BUSY_HOURS.items() for _ in range(busy)]
        moments = [time(self._chance.choice(hours), self._chance.randrange(60)) for _ in range(tickets)]
        return sorted(min(LAST_CUSTOMER, max(OPENS, moment)) for moment in moments)

    def _turn(self, at_counter: Operator) -> Operator:
        """Sometimes another takes over the till."""
        if self._chance.randrange(9):
            return at_counter
        taking_over = self._chance.choice((*self._staff.cashiers, *self._staff.cashiers, self._staff.manager))
        if taking_over.id != at_counter.id:
            people.sign_in_by_badge(self._desk, self._staff.badges[taking_over.id])
        return taking_over

    def _errands(self) -> list[tuple[time, Callable[[Operator], None]]]:
        """What else happens at the till that day, in order of time."""
        errands: list[tuple[time, Callable[[Operator], None]]] = []
        if self._chance.randrange(2) == 0:
            errands.append((time(9, 40), self._open_drawer))
        if self._chance.randrange(4) == 0:
            errands.append((time(10, 50), self._pay_out))
        if self._chance.randrange(5) == 0:
            errands.append((time(11, 20), self._bring_coins))
        if self._chance.randrange(3) == 0:
            errands.append((time(13, 5), self._read))
        errands.append((time(14, 10), self._clientele.tend))
        return errands

    def _open_drawer(self, operator: Operator) -> None:
        till_session.open_drawer(self._desk, operator, reason=self._chance.choice(_NO_SALES))
        self._clock.forward(30)

    def _pay_out(self, operator: Operator) -> None:
        reason, low, high = self._chance.choice(_PAID_OUT)
        amount = self._chance.randrange(low, high + 1, 5)
        till_session.move_cash(self._desk, operator, MovementKind.PAID_OUT, amount, reason=reason)
        self._clock.forward(40)

    def _bring_coins(self, operator: Operator) -> None:
        amount = self._chance.choice((2000, 3000, 5000))
        till_session.move_cash(
            self._desk, operator, MovementKind.PAID_IN, amount, reason="Monnaie apportée de la banque"
        )
        self._clock.forward(60)

    def _read(self, operator: Operator) -> None:
        till_session.x_report(self._desk, operator)
        self._clock.forward(30)

    def _close(self, day: date, operator: Operator) -> None:
        """Bank what exceeds the float, count blind, close; some days somebody counts again."""
        self._clock.reach(day, time(18, self._chance.randrange(0, 9)))
        self._clientele.end_day()
        surplus = (self._expected() - FLOAT_XPF) // 500 * 500
        if surplus >= _BANKED_FROM_XPF:
            till_session.move_cash(
                self._desk, operator, MovementKind.BANK_DROP, surplus, reason="Remise du soir au coffre"
            )
            self._clock.forward(120)
        difference = self._difference()
        count = drawer_of(max(0, self._expected() + difference))
        self._clock.forward(240)
        reason = _OVER_SHORT_REASON if abs(difference) >= DIFFERENCE_REASON_FROM_XPF else ""
        closing = till_session.close_day(self._desk, operator, count, reason=reason)
        self._float = count
        if operator.id != self._staff.manager.id and self._chance.randrange(3) == 0:
            self._clock.forward(300)
            till_session.verify_count(self._desk, self._staff.manager, closing.id, count)

    def _expected(self) -> int:
        with self._desk.store.reading() as tx:
            session = tx.till.open_session(self._desk.workstation.id)
            return till_session.expected_cash_xpf(tx, session) if session else 0

    def _difference(self) -> int:
        """Counted − expected: mostly nothing, sometimes a coin, rarely a note."""
        drawn = self._chance.randrange(100)
        if drawn < 66:
            return 0
        sign = self._chance.choice((-1, -1, 1))
        if drawn < 96:
            return sign * self._chance.choice((5, 5, 10, 20, 50, 100, 200))
        return sign * self._chance.choice((500, 1000))

    def _close_periods(self) -> None:
        """Close months and years that ended, first thing in the morning."""
        for period in period_closing.periods_to_close(self._desk, "month"):
            first_day = date.fromisoformat(f"{period}-01")
            period_closing.close_month(self._desk, self._staff.manager, first_day)
            self._clock.forward(60)
        for period in period_closing.periods_to_close(self._desk, "year"):
            period_closing.close_year(self._desk, self._staff.manager, int(period))
            self._clock.forward(60)


def drawer_of(amount_xpf: int) -> dict[int, int]:
    """Give a believable content of a drawer: the pieces of a float first, the rest in large ones.

    `amount_xpf` is a multiple of 5.
    """
    count: dict[int, int] = {}
    left = amount_xpf
    for denomination, pieces in sorted(FLOAT_COUNT.items()):
        kept = min(pieces, left // denomination)
        count[denomination] = kept
        left -= kept * denomination
    for denomination, pieces in change_breakdown(left):
        count[denomination] = count.get(denomination, 0) + pieces
    return count
