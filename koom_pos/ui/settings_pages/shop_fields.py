"""Who sells: the fields that stand on every ticket. Nothing is filled in that the shopkeeper did not say."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from koom_pos.domain.ridet import RidetError, clean_ridet
from koom_pos.domain.tax import FRANCHISE_MENTION, TaxRegime
from koom_pos.services.shop import ShopProfile
from koom_pos.ui.refusals import sentence
from koom_pos.ui.settings_pages.fields import Field, FieldGrid, Lines
from koom_pos.ui.theme import SPACE_L
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.labels import SectionHeader

_REQUIRED = ("name", "legal_name", "address_lines", "ridet")


class ShopFields(QWidget):
    """The identity of the shop, its TGC regime and the words at the foot of a ticket.

    Signals:
        changed: Something was typed or chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit()
        self.legal_name = QLineEdit()
        self.address = Lines(3)
        self.ridet = QLineEdit()
        self.rcs = QLineEdit()
        self.phone = QLineEdit()
        self.email = QLineEdit()
        self.website = QLineEdit()
        self.return_policy = Lines(3)
        self.footer = QLineEdit()
        self.regime = ChoiceChips(
            self.tr("TGC regime"),
            [(TaxRegime.NORMAL, self.tr("Normal: TGC is charged")), (TaxRegime.FRANCHISE, self.tr("Franchise"))],
        )
        self.fields = self._named_fields()
        self._lay_out()
        self._listen()

    def show_profile(self, profile: ShopProfile) -> None:
        """Show what the shop says of itself now."""
        for key, line in self._lines().items():
            line.setText(str(getattr(profile, key)))
        self.address.setPlainText("\n".join(profile.address_lines))
        self.return_policy.setPlainText(profile.return_policy)
        self.regime.choose(profile.tgc_regime)
        self._explain()

    def values(self) -> dict[str, object]:
        """Return the fields of `ShopProfile` as they stand on screen."""
        values: dict[str, object] = {key: line.text().strip() for key, line in self._lines().items()}
        values["address_lines"] = self.address.lines()
        values["return_policy"] = self.return_policy.toPlainText().strip()
        values["tgc_regime"] = TaxRegime(self.regime.current() or TaxRegime.NORMAL)
        return values

    def check(self) -> bool:
        """Say beside the fields what is missing or wrong; True when nothing is. A RIDET is written in its digits."""
        values = self.values()
        missing = self.tr("Needed: it stands on each ticket.")
        faults = {key: missing for key in _REQUIRED if not values[key]}
        if values["ridet"]:
            try:
                self.ridet.setText(clean_ridet(str(values["ridet"])))
            except RidetError as refused:
                faults["ridet"] = sentence(refused)
        if values["email"] and "@" not in str(values["email"]):
            faults["email"] = self.tr("An e-mail address has an @.")
        self.show_faults(faults)
        return not faults

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say beside each field what is wrong with it, and put the keyboard on the first."""
        for key, field in self.fields.items():
            field.show_fault(faults.get(key, ""))
        first = next((self.fields[key] for key in self.fields if key in faults), None)
        if first is not None:
            first.editor.setFocus()

    def _lines(self) -> dict[str, QLineEdit]:
        return {
            "name": self.name,
            "legal_name": self.legal_name,
            "ridet": self.ridet,
            "rcs": self.rcs,
            "phone": self.phone,
            "email": self.email,
            "website": self.website,
            "ticket_footer": self.footer,
        }

    def _named_fields(self) -> dict[str, Field]:
        return {
            "name": Field(self.tr("Shop name"), self.name, hint=self.tr("In large at the top of each ticket.")),
            "legal_name": Field(
                self.tr("Legal name"), self.legal_name, hint=self.tr("As registered, with the legal form.")
            ),
            "address_lines": Field(self.tr("Address"), self.address),
            "ridet": Field(
                self.tr("RIDET"),
                self.ridet,
                hint=self.tr("10 digits: 7 of the company, 3 of the establishment."),
            ),
            "rcs": Field(self.tr("RCS"), self.rcs, hint=self.tr("If the company is registered there.")),
            "phone": Field(self.tr("Phone"), self.phone),
            "email": Field(self.tr("E-mail"), self.email),
            "website": Field(self.tr("Website"), self.website),
            "tgc_regime": Field(self.tr("TGC regime"), self.regime),
            "return_policy": Field(self.tr("Return policy on the ticket"), self.return_policy),
            "ticket_footer": Field(self.tr("Last line of the ticket"), self.footer),
        }

    def _lay_out(self) -> None:
        identity = FieldGrid()
        for key in ("name", "legal_name", "address_lines"):
            identity.add(self.fields[key], wide=key == "address_lines")
        for key in ("ridet", "rcs", "phone", "email", "website"):
            identity.add(self.fields[key])
        ticket = FieldGrid()
        ticket.add(self.fields["return_policy"], wide=True)
        ticket.add(self.fields["ticket_footer"], wide=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addWidget(SectionHeader(self.tr("Identity")))
        column.addWidget(identity)
        column.addWidget(SectionHeader(self.tr("Tax")))
        column.addWidget(self.fields["tgc_regime"])
        column.addWidget(SectionHeader(self.tr("Foot of the ticket")))
        column.addWidget(ticket)

    def _listen(self) -> None:
        say: Callable[..., None] = self._say_changed
        for line in self._lines().values():
            line.textEdited.connect(say)
        self.address.textChanged.connect(say)
        self.return_policy.textChanged.connect(say)
        self.regime.chosen.connect(self._explain)
        self.regime.chosen.connect(say)

    def _say_changed(self, *_typed: object) -> None:
        self.changed.emit()

    def _explain(self) -> None:
        if self.regime.current() == TaxRegime.FRANCHISE:
            words = self.tr("No TGC is shown; each ticket says: {0}.").format(FRANCHISE_MENTION)
        else:
            words = self.tr("Prices include TGC; each ticket shows base and tax for each rate.")
        self.fields["tgc_regime"].set_hint(words)
