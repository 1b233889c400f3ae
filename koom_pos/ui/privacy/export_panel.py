"""The question about a list that leaves: to whom, and what the file holds. Nothing leaves without a commitment."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koom_pos.domain.consent import Cell, Channel, Purpose
from koom_pos.services.processors import PARTNER, PROCESSOR
from koom_pos.store.privacy import Processor
from koom_pos.ui.customers.words import day_words
from koom_pos.ui.privacy.caution import Caution
from koom_pos.ui.privacy.words import channel_word, purpose_word
from koom_pos.ui.settings_pages.fields import Choice, Field
from koom_pos.ui.theme import SPACE_L, TOUCH_SMALL
from koom_pos.ui.widgets.buttons import PrimaryButton, QuietButton
from koom_pos.ui.widgets.labels import Figure, Text

OURSELVES = "shop"


class ExportPanel(QWidget):
    """Partners' offers leave for a partner alone, the shop's own for the shop or a processor.

    Signals:
        file_wanted: The file is to be written (id of the processor or partner, empty for the shop).
        register_wanted: A commitment is missing: the register is to be shown.
    """

    file_wanted = Signal(str)
    register_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cell: Cell = (Purpose.KOOM_OFFERS, Channel.EMAIL)
        self._known: dict[str, Processor] = {}
        self.figure = Figure("")
        self.choice = Choice()
        self.choice_field = Field(self.tr("To whom"), self.choice)
        self.missing = Caution()
        self.register = QuietButton(self.tr("See the register"), icon="chevron-right")
        self.register.setMinimumHeight(TOUCH_SMALL)
        self.held = Text(tone="muted", wrap=True)
        self.logged = Text(
            self.tr("The export is logged with its purpose, its number of addresses and who made it."),
            tone="muted",
            wrap=True,
        )
        self.button = PrimaryButton(self.tr("Write the file"), icon="download")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        for part in (
            self.figure,
            self.choice_field,
            self.missing,
            self.register,
            self.held,
            self.logged,
            self.button,
        ):
            column.addWidget(part)
        column.addStretch(1)
        self.choice.currentIndexChanged.connect(self._weigh)
        self.register.clicked.connect(self.register_wanted)
        self.button.clicked.connect(self._want)

    def stand(self, cell: Cell, count: int, register: Sequence[Processor]) -> None:
        """Begin anew for a list of so many addresses; `register` is everybody entered."""
        purpose, channel = self._cell = cell
        self.figure.set_name(f"{purpose_word(purpose)} · {channel_word(channel)}")
        self.figure.set_words(self.tr("%Ln address(es)", "", count))
        partners = purpose is Purpose.PARTNER_OFFERS
        role = PARTNER if partners else PROCESSOR
        self._known = {each.id: each for each in register if each.role == role and each.active}
        ourselves = [] if partners else [(OURSELVES, self.tr("The shop keeps the file"))]
        self.choice.set_choices([*ourselves, *((each.id, each.name) for each in self._known.values())])
        self.choice.setCurrentIndex(0)
        self._weigh()

    def receiver(self) -> Processor | None:
        """Return for whom the file is; None for the shop itself, or nobody."""
        return self._known.get(self.choice.key())

    def _weigh(self, _row: int = 0) -> None:
        channel = self._cell[1]
        receiver, nobody = self.receiver(), not self.choice.count()
        self.choice_field.setVisible(not nobody)
        committed = receiver is not None and receiver.commitment_on is not None
        refused = nobody or (receiver is not None and not committed)
        self.missing.say(self._refusal(receiver) if refused else "")
        self.register.setVisible(refused)
        self.button.setEnabled(not refused)
        self.choice_field.set_hint(self._commitment(receiver) if committed and receiver else "")
        address = self.tr("e-mail address") if channel is Channel.EMAIL else self.tr("mobile number")
        layout = (
            self.tr("It opens in a spreadsheet.") if receiver is None else self.tr("It is made for mailing tools.")
        )
        self.held.setText(
            self.tr(
                "The file holds for each customer: {address}, first and last name, language, purpose and channel,"
                " version and fingerprint of the text she agreed to, and the day she did. {layout}"
            ).format(address=address, layout=layout)
        )

    def _refusal(self, receiver: Processor | None) -> str:
        if receiver is None:
            return self.tr(
                "No partner is in the register. Enter one with its written commitment: these addresses leave for"
                " nobody else."
            )
        return self.tr(
            "{name} has given no written commitment: nothing leaves for it. Enter the commitment in the register."
        ).format(name=receiver.name)

    def _commitment(self, receiver: Processor) -> str:
        day = day_words(receiver.commitment_on) if receiver.commitment_on else ""
        return self.tr("Written commitment of {day}, {reference}").format(day=day, reference=receiver.commitment_ref)

    def _want(self) -> None:
        receiver = self.receiver()
        self.file_wanted.emit(receiver.id if receiver is not None else "")
