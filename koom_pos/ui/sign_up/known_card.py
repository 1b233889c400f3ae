"""Who is asked again: her name, her card and how she is reached, to be sure it is she."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from koom_pos.domain.customer import PersonalFields
from koom_pos.services.contact_forms import show_phone
from koom_pos.ui.theme import SPACE_S
from koom_pos.ui.widgets.labels import Text


class KnownCard(QWidget):
    """Shows her; changes nothing about her."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = PersonalFields()
        self._card_code = ""
        self.name = Text(size="emphasis", wrap=True)
        self.reached = Text(tone="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.name)
        column.addWidget(self.reached)
        column.addStretch(1)

    def show_customer(self, fields: PersonalFields, card_code: str) -> None:
        """Show her."""
        self._fields, self._card_code = fields, card_code
        self.name.setText(fields.display_name or self.tr("Card {0}").format(card_code))
        lines = (show_phone(fields.phone), fields.email, card_code if fields.display_name else "")
        self.reached.setText("\n".join(line for line in lines if line))

    def fields(self) -> PersonalFields:
        """Return what the shop knows of her."""
        return self._fields

    def card_code(self) -> str:
        """Return her card."""
        return self._card_code
