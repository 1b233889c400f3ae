"""Settings of the loyalty programme: its rules at the left, what they would have given at the right."""

from PySide6.QtWidgets import QHBoxLayout

from koom_pos.domain.loyalty import Programme, ProgrammeError, check_programme
from koom_pos.services import catalogue, loyalty, shop
from koom_pos.services.catalogue import Shelves
from koom_pos.ui.counter import Counter
from koom_pos.ui.customers.column import Column, heading
from koom_pos.ui.customers.words import points_figure
from koom_pos.ui.frame.page import Page
from koom_pos.ui.loyalty.expiry_block import ExpiryBlock
from koom_pos.ui.loyalty.rules_form import RulesForm
from koom_pos.ui.loyalty.simulation_view import Comparison, SimulationView
from koom_pos.ui.loyalty.voucher_form import VoucherForm
from koom_pos.ui.refusals import sentence
from koom_pos.ui.reports.spans import Span
from koom_pos.ui.settings_pages.section import Section
from koom_pos.ui.tasks import Task
from koom_pos.ui.theme import SPACE_L
from koom_pos.ui.widgets.labels import rule


class LoyaltySection(Section):
    """Rules put in force hold for the tickets to come; those of before keep what they gave."""

    def __init__(self, counter: Counter, page: Page) -> None:
        super().__init__(counter, page, self.tr("Loyalty programme"), wide=True)
        self.head.set_note(self.tr("What is put in force holds for the tickets to come. Points given stay given."))
        self.save_button.setText(self.tr("Put in force"))
        self._in_force = Programme()
        self._shelves = Shelves({}, {})
        self._task: Task | None = None
        self.rules = RulesForm(lambda: self._shelves)
        self.expiry = ExpiryBlock()
        self.voucher = VoucherForm()
        self.simulation = SimulationView()
        self._lay_out()
        self.load()
        self.rules.changed.connect(self._rules_changed)
        self.voucher.changed.connect(self.mark_changed)
        self.expiry.expire_wanted.connect(self.expire)
        self.simulation.simulate_wanted.connect(self.simulate)
        self.simulation.stop_wanted.connect(self._stop)

    def shown(self) -> None:
        """Read the rules again unless some wait here, and count what may expire."""
        super().shown()
        self._ask_idle()

    def load(self) -> None:
        """Show the rules in force and the voucher as it is set."""
        desk = self.counter.desk
        self._shelves = catalogue.shelves(desk)
        self._in_force = loyalty.programme(desk)
        self.rules.show_programme(self._in_force)
        self.voucher.show_profile(shop.profile(desk))
        self.mark_saved()

    def save(self) -> None:
        """Put the rules on screen in force, and keep the voucher."""
        if not self._makes_sense() or not self.voucher.check():
            return
        counter, wanted = self.counter, self.rules.programme()
        changed = counter.attempt(self.page, lambda: loyalty.change_programme(counter.desk, counter.operator, wanted))
        if changed is None or not self._keep_voucher():
            return
        self._in_force = changed
        self.said_saved()
        self.counter.settings_changed.emit()
        self.simulation.forget()
        self._ask_idle()

    def mark_changed(self, *_typed: object) -> None:
        """Note that what stands on screen is not in force."""
        super().mark_changed()
        self._state.setText(self.tr("Not in force yet"))

    def said_saved(self) -> None:
        """Note that it is, and say it."""
        super().said_saved()
        self._state.setText(self.tr("In force"))

    def simulate(self) -> None:
        """Run the tickets of the span through both rules, away from the screen."""
        if not self._makes_sense():
            return
        desk, before, tried = self.counter.desk, self._in_force, self.rules.programme()
        span = self.simulation.span(desk.today())

        def run(task: Task) -> Comparison:
            sides = (before,) if tried == before else (before, tried)
            found = []
            for at, rules in enumerate(sides):

                def report(done: int, total: int, at: int = at) -> None:
                    task.report(at * total + done, len(sides) * total)

                found.append(
                    loyalty.simulate(
                        desk, rules, span.first, span.last, on_progress=report, cancelled=task.is_cancelled
                    )
                )
                task.check()
            return Comparison(found[0], found[1] if len(found) > 1 else None)

        self.simulation.begin(under_way=True)
        self._task = self.counter.tasks.run_in_store(
            run,
            success=lambda found: self._simulated(found, span, tried),
            failure=self._not_simulated,
            progress=self.simulation.report,
            cancelled=self._stopped,
            owner=self,
        )

    def expire(self) -> None:
        """Let the points of inactive members expire."""
        counter = self.counter
        done = counter.attempt(self.page, lambda: loyalty.expire_points(counter.desk, counter.operator))
        if done is not None:
            members, points = done
            self.page.say(
                "ok",
                self.tr("{points} points of {members} expired.").format(
                    points=points_figure(points), members=self.tr("%Ln member(s)", "", members)
                ),
            )
            self._ask_idle()

    def _makes_sense(self) -> bool:
        self.rules.clear_faults()
        try:
            check_programme(self.rules.programme())
        except ProgrammeError as wrong:
            self.rules.show_fault(wrong.field)
            self._rules.show_part(self.rules.fields[wrong.field])
            return False
        return True

    def _keep_voucher(self) -> bool:
        counter, now = self.counter, shop.profile(self.counter.desk)
        changes = {key: value for key, value in self.voucher.values().items() if value != getattr(now, key)}
        if not changes:
            return True
        kept = counter.attempt(self.page, lambda: shop.change_settings(counter.desk, counter.operator, changes))
        return kept is not None

    def _rules_changed(self) -> None:
        self.mark_changed()
        self.simulation.outdate()

    def _simulated(self, found: Comparison, span: Span, tried: Programme) -> None:
        self.simulation.begin(under_way=False)
        self.simulation.show_comparison(found, span)
        if self.rules.programme() != tried:
            self.simulation.outdate()

    def _not_simulated(self, error: Exception) -> None:
        self.simulation.begin(under_way=False)
        self.page.say("danger", sentence(error))

    def _stopped(self) -> None:
        self.simulation.begin(under_way=False)
        self.simulation.forget(self.tr("Stopped. Nothing was stored."))

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _ask_idle(self) -> None:
        desk = self.counter.desk
        self.counter.tasks.run_in_store(
            lambda _task: loyalty.inactive_points(desk),
            success=self._show_idle,
            failure=lambda error: self.page.say("danger", sentence(error)),
            owner=self,
        )

    def _show_idle(self, idle: tuple[int, int]) -> None:
        members, points = idle
        self.expiry.show_idle(members, points, self._in_force.expiry_months)

    def _lay_out(self) -> None:
        self._rules = Column(self.tr("Rules"))
        for part in (self.rules, self.expiry, rule(), heading(self.tr("Welcome voucher")), self.voucher):
            self._rules.body.addWidget(part)
        self._rules.body.addStretch(1)
        tried = Column(self.tr("Simulation"))
        tried.body.addWidget(heading(self.tr("What would it have given?")))
        tried.body.addWidget(self.simulation)
        tried.body.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(SPACE_L)
        row.addWidget(self._rules, 7)
        row.addWidget(tried, 5)
        self.room.addLayout(row, 1)
