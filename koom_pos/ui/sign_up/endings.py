"""How a sign-up ends: each act is one call of the services, with what follows from it on paper and on the sale."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from koom_pos.domain.discount import DiscountKind
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.money import format_francs
from koom_pos.services import attaching, confirming, consents, customers, shop, sign_up
from koom_pos.services.attaching import Attached, RewardOnSaleError
from koom_pos.services.ringing import SaleHasTendersError
from koom_pos.services.sign_up import SignedUp, SignUpDraft
from koom_pos.ui.counter import Counter
from koom_pos.ui.sign_up.outcome_panel import Outcome
from koom_pos.ui.sign_up.scene_parts import Thanks

if TYPE_CHECKING:
    from koom_pos.domain.consent import Cell
    from koom_pos.services.consents import Slip
    from koom_pos.store.vouchers import Voucher
    from koom_pos.ui.sign_up.sign_up_page import SignUpPage


class Endings(QObject):
    """Does what the customer decided, and tells the rest of the till."""

    def __init__(self, counter: Counter, page: "SignUpPage") -> None:
        super().__init__(page)
        self._counter = counter
        self._page = page
        self._slip: Slip | None = None
        self._customer_id = ""
        self._to_tell: Attached | None = None
        outcome, slip = page.outcome, page.slip
        outcome.card_wanted.connect(self._print_card)
        outcome.receipt_wanted.connect(self._print_receipt)
        outcome.code_wanted.connect(self._send_code)
        outcome.code_said.connect(self._confirm_code)
        outcome.ended.connect(self._end)
        slip.copied.connect(self._record_slip)
        slip.spoiled.connect(self._spoil_slip)
        slip.left.connect(page.escape)
        counter.operator_changed.connect(self._tell_sale)

    def finish(self) -> None:
        """The customer has answered on her screen."""
        if self._page.known_id:
            self._finish_again()
        else:
            self._finish_new()

    def print_slip(self) -> None:
        """She answers on paper: she is a member at once, her consents wait for the slip."""
        page, counter = self._page, self._counter
        if page.known_id:
            language = page.known.fields().language
            slip = counter.attempt(
                page, lambda: consents.open_slip(counter.desk, counter.operator, page.known_id, language)
            )
            if slip is not None:
                self._print(slip)
                self._show(Outcome(page.known_id, page.known.name.text(), self._shop(), said=self._slip_words()))
            return
        if not page.check_form():
            return
        signed = self._sign_up(None, None, page.fields().language)
        if signed is None or signed.slip is None:
            return
        self._print(signed.slip)
        self._show(self._outcome(signed, self._slip_words(), receipt=False))

    def give_bare_card(self) -> None:
        """A card without a name: nothing is known of her, so nothing is asked."""
        page = self._page
        if not page.form.is_blank() or not page.check_form():
            return
        signed = self._sign_up({}, None, page.fields().language)
        if signed is not None:
            self._show(self._outcome(signed, self.tr("The card bears no name."), receipt=False))

    def use_card(self, customer_id: str) -> None:
        """The customer has a card: ring the sale for her instead of signing her up twice."""
        page, counter = self._page, self._counter
        attached = counter.attempt(page, lambda: attaching.attach(counter.desk, counter.operator, customer_id))
        if attached is None:
            return
        page.clear()
        page.unsay()
        counter.customer_changed.emit(attached)
        page.to_the_sale()

    def open_slip(self, code: str) -> None:
        """Show a slip that came back, to be copied."""
        page, desk = self._page, self._counter.desk
        slip = self._counter.attempt(page, lambda: consents.find_slip(desk, code))
        if slip is None:
            return
        if slip.state != "printed":
            page.say("caution", self.tr("Slip {0} was recorded or voided before.").format(slip.code))
            return
        customer = self._counter.attempt(page, lambda: customers.get_customer(desk, slip.customer_id))
        if customer is None:
            return
        self._slip = slip
        page.slip.show_slip(slip, customer.fields.display_name)
        page.show_slip()

    def _finish_new(self) -> None:
        page, scenes = self._page, self._page.hers.scenes
        signed = self._sign_up(scenes.answers(), scenes.signature(), scenes.language())
        if signed is None:
            scenes.wait_for_correction()
            return
        code = signed.voucher.code if signed.voucher is not None else ""
        scenes.thank(Thanks(signed.customer.fields.first_name, signed.card_code, code))
        given = len(scenes.accepted())
        self._show(self._outcome(signed, self._accepted_words(given), receipt=True))
        if not page.isVisible() and not page.hers.turned:
            page.say("ok", self.tr("The customer has signed up: card {0}.").format(signed.card_code))

    def _finish_again(self) -> None:
        page, scenes = self._page, self._page.hers.scenes
        customer_id = page.known_id
        answered = self._counter.attempt(
            page,
            lambda: sign_up.answer_again(
                self._counter.desk,
                page.operator(),
                customer_id,
                scenes.answers(),
                signature_png=scenes.signature(),
                language=scenes.language(),
            ),
        )
        if answered is None:
            return
        scenes.thank(Thanks(voucher_code=answered.voucher.code if answered.voucher is not None else ""))
        self._counter.mail_queued.emit()
        outcome = Outcome(
            customer_id,
            page.known.name.text(),
            self._shop(),
            voucher=self._voucher_words(answered.voucher),
            said=self.tr("Her choices are recorded.") if answered.records else self.tr("Nothing changed."),
            receipt=True,
            email=self._unconfirmed(customer_id, page.known.fields().email),
        )
        self._show(outcome)
        self._to_tell = attaching.attached(self._counter.desk)
        self._tell_sale()

    def _sign_up(self, answers: "dict[Cell, bool] | None", png: bytes | None, language: str) -> SignedUp | None:
        """Sign her up and ring the sale for her; a sale on which another's points stand stays as it is."""
        page, desk = self._page, self._counter.desk
        operator, card = page.operator(), page.form.card_code() or None

        def act(*, attach: bool) -> SignedUp:
            draft = SignUpDraft(page.fields(), page.form.fifteen_or_over() is True, card, attach=attach)
            return sign_up.sign_up(desk, operator, draft, answers, signature_png=png, language=language)

        def attached_if_free() -> SignedUp:
            try:
                return act(attach=True)
            except (SaleHasTendersError, RewardOnSaleError):
                page.say("info", self.tr("Points of another customer are on this sale: it stays hers."))
                return act(attach=False)

        signed = self._counter.attempt(page, attached_if_free)
        if signed is not None:
            self._counter.mail_queued.emit()
            self._to_tell = signed.attached
            self._tell_sale()
        return signed

    def _tell_sale(self, _operator: object = None) -> None:
        """Say whose sale it is, at once or when somebody unlocks the till."""
        if self._to_tell is not None and self._counter.is_signed_in():
            attached, self._to_tell = self._to_tell, None
            self._counter.customer_changed.emit(attached)

    def _outcome(self, signed: SignedUp, said: str, *, receipt: bool) -> Outcome:
        fields = signed.customer.fields
        return Outcome(
            signed.customer.id,
            self.tr("{0} has joined").format(fields.display_name) if fields.display_name else self.tr("A new member"),
            self._shop(),
            card_code=signed.card_code,
            voucher=self._voucher_words(signed.voucher),
            said=said,
            receipt=receipt,
            email=fields.email,
        )

    def _show(self, outcome: Outcome) -> None:
        self._customer_id = outcome.customer_id
        self._page.outcome.show_outcome(outcome)
        self._page.show_outcome()

    def _end(self) -> None:
        self._page.clear()
        self._page.unsay()
        self._page.to_the_sale()

    def _print(self, slip: "Slip") -> None:
        from koom_pos.services import customer_paper  # noqa: PLC0415 - documents load after she is a member

        counter = self._counter
        counter.attempt(
            self._page,
            lambda: customer_paper.print_slip(counter.desk, counter.operator, slip, counter.profile()),
        )
        counter.paper_queued.emit()

    def _print_card(self) -> None:
        from koom_pos.services import customer_paper  # noqa: PLC0415

        counter, customer_id = self._counter, self._customer_id
        counter.attempt(
            self._page,
            lambda: customer_paper.print_card(counter.desk, counter.operator, customer_id, counter.profile()),
        )
        counter.paper_queued.emit()

    def _print_receipt(self) -> None:
        from koom_pos.services import customer_paper  # noqa: PLC0415

        counter, customer_id = self._counter, self._customer_id
        counter.attempt(
            self._page,
            lambda: customer_paper.print_consent_receipt(
                counter.desk, counter.operator, customer_id, counter.profile()
            ),
        )
        counter.paper_queued.emit()

    def _send_code(self) -> None:
        counter, customer_id = self._counter, self._customer_id
        sent = counter.attempt(self._page, lambda: confirming.send_code(counter.desk, counter.operator, customer_id))
        if sent is not None:
            counter.mail_queued.emit()
            self._page.say("info", self.tr("A code is on its way to her mailbox. Type it as she reads it out."))
            self._page.outcome.wait_for_code()

    def _confirm_code(self, code: str) -> None:
        counter, customer_id = self._counter, self._customer_id

        def act() -> bool:
            confirming.confirm_code(counter.desk, counter.operator, customer_id, code)
            return True

        if counter.attempt(self._page, act):
            self._page.say("ok", self.tr("Her e-mail is confirmed."))
            self._page.outcome.code_confirmed()

    def _record_slip(self, answers: "dict[Cell, bool]") -> None:
        page, counter, slip = self._page, self._counter, self._slip
        if slip is None:
            return
        answered = counter.attempt(
            page, lambda: sign_up.answer_on_paper(counter.desk, counter.operator, slip.code, answers)
        )
        if answered is None:
            return
        counter.mail_queued.emit()
        name = customers.get_customer(counter.desk, slip.customer_id).fields.display_name
        outcome = Outcome(
            slip.customer_id,
            self.tr("Slip {0} is recorded").format(slip.code),
            self._shop(),
            voucher=self._voucher_words(answered.voucher),
            said="\n".join(line for line in (name, self._accepted_words(sum(answers.values()))) if line),
            receipt=True,
        )
        self._show(outcome)
        self._to_tell = attaching.attached(counter.desk)
        self._tell_sale()

    def _spoil_slip(self) -> None:
        page, counter, slip = self._page, self._counter, self._slip
        if slip is None:
            return

        def act() -> bool:
            consents.spoil_slip(counter.desk, counter.operator, slip.code)
            return True

        if counter.attempt(page, act):
            page.clear()
            page.to_the_sale()
            page.say("ok", self.tr("Slip {0} is void. Her card stays; she may be asked again.").format(slip.code))

    def _accepted_words(self, accepted: int) -> str:
        if not accepted:
            return self.tr("She accepts no use beyond her card.")
        return self.tr("She accepts %n use(s), with her signature.", "", accepted)

    def _slip_words(self) -> str:
        return self.tr("Her slip is printing. When she has signed it, scan it: its code brings it back here.")

    def _voucher_words(self, voucher: "Voucher | None") -> str:
        if voucher is None:
            return ""
        worth = (
            f"{voucher.value // 100}\u00a0%" if voucher.how is DiscountKind.PERCENT else format_francs(voucher.value)
        )
        return self.tr("Welcome voucher {0}: {1}").format(voucher.code, worth)

    def _unconfirmed(self, customer_id: str, email: str) -> str:
        try:
            return "" if confirming.is_confirmed(self._counter.desk, customer_id) else email
        except RefusedError:
            return ""

    def _shop(self) -> str:
        return shop.profile(self._counter.desk).name
