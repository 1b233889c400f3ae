"""What is done on the card in front: consents, points, cards, holds, and the lists to read."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from koom_pos.domain.consent import Cell
from koom_pos.domain.legal_hold import HoldCode
from koom_pos.domain.loyalty import AdjustReason
from koom_pos.services import consents, customer_card, customer_paper, e_tickets, holds, loyalty
from koom_pos.ui.customers.column import two_lines
from koom_pos.ui.customers.consent_words import consent_sentence, proof_words, subject_word
from koom_pos.ui.customers.hold_panel import HoldPanel
from koom_pos.ui.customers.panels import AdjustPanel, CardsPanel, ReadingPanel
from koom_pos.ui.customers.points_block import ledger_row
from koom_pos.ui.customers.words import look_reason_word, moment_words, points_figure

if TYPE_CHECKING:
    from datetime import date

    from koom_pos.ui.customers.customers_page import CustomersPage


class CardActs(QObject):
    """Listens to the card's blocks and acts for the page."""

    def __init__(self, page: "CustomersPage") -> None:
        super().__init__(page)
        self._page = page
        self.reading = ReadingPanel()
        view = page.view
        view.consents.withdraw_wanted.connect(self._withdraw)
        view.consents.ask_again_wanted.connect(self._ask_again)
        view.consents.receipt_wanted.connect(self._print_receipt)
        view.consents.mail_wanted.connect(self._mail_receipt)
        view.consents.history_wanted.connect(self._read_consents)
        view.points.adjust_wanted.connect(self._ask_points)
        view.points.cards_wanted.connect(self._ask_cards)
        view.points.ledger_wanted.connect(self._read_ledger)
        view.keeping.hold_wanted.connect(self._ask_hold)
        view.keeping.end_hold_wanted.connect(self._end_hold)
        view.keeping.looks_wanted.connect(self._read_looks)

    @cached_property
    def adjusting(self) -> AdjustPanel:
        """The question of points to correct."""
        made = AdjustPanel()
        made.adjust_wanted.connect(self._adjust)
        return made

    @cached_property
    def cards(self) -> CardsPanel:
        """The question of cards to give or block."""
        made = CardsPanel()
        made.give_wanted.connect(self._give_card)
        made.block_wanted.connect(self._block_card)
        made.print_wanted.connect(self._print_card)
        return made

    @cached_property
    def holding(self) -> HoldPanel:
        """The question of a hold to place."""
        made = HoldPanel()
        made.hold_wanted.connect(self._place_hold)
        return made

    def show_ledger(self, customer_id: str) -> None:
        """Show the latest movements of her points."""
        page = self._page
        lines = page.counter.attempt(page, lambda: loyalty.ledger(page.counter.desk, customer_id))
        page.view.points.show_ledger(lines or [])

    # — consents —

    def _withdraw(self, cell: Cell) -> None:
        page = self._page
        desk, operator, customer_id = page.counter.desk, page.counter.operator, page.customer_id()

        def act() -> bool:
            consents.withdraw(desk, operator, customer_id, *cell)
            return True

        if page.counter.attempt(page, act):
            page.say("ok", self.tr("Withdrawn from now on: {0}.").format(subject_word(cell)))
            page.changed()

    def _ask_again(self) -> None:
        self._page.counter.sign_up_wanted.emit(self._page.customer_id())

    def _print_receipt(self) -> None:
        page = self._page
        counter, customer_id = page.counter, page.customer_id()

        def act() -> bool:
            customer_paper.print_consent_receipt(counter.desk, counter.operator, customer_id, counter.profile())
            return True

        if counter.attempt(page, act):
            counter.paper_queued.emit()
            page.say("ok", self.tr("The receipt of her consents is printing."))

    def _mail_receipt(self) -> None:
        page = self._page
        desk, operator, customer_id = page.counter.desk, page.counter.operator, page.customer_id()
        if page.counter.attempt(page, lambda: e_tickets.mail_consent_receipt(desk, operator, customer_id)):
            page.counter.mail_queued.emit()
            page.say("ok", self.tr("The receipt of her consents goes to her e-mail."))

    def _read_consents(self) -> None:
        page = self._page
        desk, operator, customer_id = page.counter.desk, page.counter.operator, page.customer_id()
        records = page.counter.attempt(page, lambda: consents.consent_history(desk, operator, customer_id))
        if records is None:
            return
        latest_first = sorted(records, key=lambda record: record.at_utc, reverse=True)
        rows = [
            two_lines(
                consent_sentence((record.purpose, record.channel), record.state),
                self.tr("{proof} · policy {policy}, form {form}").format(
                    proof=proof_words(record), policy=record.policy_version, form=record.form_version
                ),
            )
            for record in latest_first
        ]
        self.reading.show_rows(rows, nothing=self.tr("She was never asked."))
        page.put_question(self.tr("History of her consents"), self.reading)

    # — points and cards —

    def _ask_points(self) -> None:
        card = self._page.view.card()
        if card is None or card.member is None:
            return
        self.adjusting.stand(card.member.balance)
        self._page.put_question(self.tr("Adjust the points"), self.adjusting)

    def _adjust(self, points: int, reason: AdjustReason) -> None:
        page = self._page
        desk, operator, customer_id = page.counter.desk, page.counter.operator, page.customer_id()

        def act() -> bool:
            loyalty.adjust_points(desk, operator, customer_id, points, reason)
            return True

        if page.counter.attempt(page, act):
            page.answered()
            page.say("ok", self.tr("Points adjusted: {0}.").format(points_figure(points, signed=True)))
            page.changed()

    def _ask_cards(self) -> None:
        card = self._page.view.card()
        if card is None:
            return
        self.cards.show_cards(card.member.card_codes if card.member is not None else ())
        self._page.put_question(self.tr("Her cards"), self.cards)

    def _give_card(self, code: str) -> None:
        page = self._page
        desk, operator, customer_id = page.counter.desk, page.counter.operator, page.customer_id()
        given = page.counter.attempt(page, lambda: loyalty.give_card(desk, operator, customer_id, code or None))
        if given is not None:
            page.say("ok", self.tr("The card is hers. Print it, or hand over the one you scanned."))
            self._cards_changed()

    def _block_card(self, code: str) -> None:
        page = self._page
        desk, operator, customer_id = page.counter.desk, page.counter.operator, page.customer_id()

        def act() -> bool:
            loyalty.block_card(desk, operator, customer_id, code)
            return True

        if page.counter.attempt(page, act):
            page.say("ok", self.tr("The card is blocked. Her points stay hers."))
            self._cards_changed()

    def _print_card(self) -> None:
        page = self._page
        counter, customer_id = page.counter, page.customer_id()

        def act() -> bool:
            customer_paper.print_card(counter.desk, counter.operator, customer_id, counter.profile())
            return True

        if counter.attempt(page, act):
            counter.paper_queued.emit()
            page.say("ok", self.tr("Her card is printing."))

    def _cards_changed(self) -> None:
        self._page.changed()
        card = self._page.view.card()
        if card is not None:
            self.cards.show_cards(card.member.card_codes if card.member is not None else ())

    def _read_ledger(self) -> None:
        page = self._page
        lines = page.counter.attempt(page, lambda: loyalty.ledger(page.counter.desk, page.customer_id()))
        if lines is not None:
            self.reading.show_rows([ledger_row(line) for line in lines], nothing=self.tr("No movement yet."))
            page.put_question(self.tr("Movements of her points"), self.reading)

    # — keeping —

    def _ask_hold(self) -> None:
        self.holding.stand(self._page.counter.desk.today())
        self._page.put_question(self.tr("Place a legal hold"), self.holding)

    def _place_hold(self, code: HoldCode, reason: str, scope: tuple[str, ...], review_on: "date") -> None:
        page = self._page
        desk, operator, customer_id = page.counter.desk, page.counter.operator, page.customer_id()
        placed = page.counter.attempt(
            page,
            lambda: holds.place_hold(
                desk, operator, customer_id, code, reason=reason, scope=scope, review_on=review_on
            ),
        )
        if placed is not None:
            page.answered()
            page.changed()

    def _end_hold(self, hold_id: str) -> None:
        page = self._page
        desk, operator = page.counter.desk, page.counter.operator

        def act() -> bool:
            holds.end_hold(desk, operator, hold_id)
            return True

        if page.counter.attempt(page, act):
            page.changed()

    def _read_looks(self) -> None:
        page = self._page
        desk, operator, customer_id = page.counter.desk, page.counter.operator, page.customer_id()
        looks = page.counter.attempt(page, lambda: customer_card.looks_of(desk, operator, customer_id))
        if looks is not None:
            rows = [two_lines(look.operator_name, self._look_note(look)) for look in looks]
            self.reading.show_rows(rows, nothing=self.tr("Nobody looked."))
            page.put_question(self.tr("Who opened her card"), self.reading)

    def _look_note(self, look: customer_card.LookLine) -> str:
        return f"{moment_words(look.at_utc)} · {look_reason_word(look.reason)}"
