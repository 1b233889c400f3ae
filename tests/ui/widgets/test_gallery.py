"""Every widget on one sheet, light and dark, as pictures to look at; and what can be checked without eyes."""

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from koom_pos.ui.widgets.alpha_keyboard import AlphaKeyboard
from koom_pos.ui.widgets.article_card import CardFacts
from koom_pos.ui.widgets.buttons import DangerButton, IconButton, PrimaryButton, QuietButton, SecondaryButton
from koom_pos.ui.widgets.card_grid import CardGrid
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.denomination_grid import DenominationGrid
from koom_pos.ui.widgets.empty_state import EmptyState
from koom_pos.ui.widgets.keypad import Keypad
from koom_pos.ui.widgets.labels import AmountLabel, Figure, SectionHeader, Text, rule
from koom_pos.ui.widgets.money_edit import MoneyEdit
from koom_pos.ui.widgets.notice_bar import NoticeBar
from koom_pos.ui.widgets.pin_pad import PinPad
from koom_pos.ui.widgets.search_edit import SearchEdit
from koom_pos.ui.widgets.status_light import StatusLight
from koom_pos.ui.widgets.swatch import Swatch
from koom_pos.ui.widgets.tables import AmountDelegate, style_table
from koom_pos.ui.widgets.tender_tile import TenderTile

SHADES = ["#A3122A", "#D98C8C", "#7A2E3A", "#C86B5A", "#F3D9CF", "#4A2A2E", "#B5446E", "#E8B9A8"]
LINES = [
    ("Rouge Velours 04 Grenade", 1, 8900, 8900),
    ("Crayon khôl Minuit", 2, 2800, 5600),
    ("Crème de jour apaisante au niaouli 50 ml", 1, 1_254_300, 1_254_300),
    ("Vernis à ongles Œillet", 3, 1200, -3600),
]


class LinesModel(QAbstractTableModel):
    def rowCount(self, parent=QModelIndex()):  # noqa: B008, N802
        return 0 if parent.isValid() else len(LINES)

    def columnCount(self, parent=QModelIndex()):  # noqa: B008, N802
        return 4

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return LINES[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return ("Article", "Quantité", "Prix", "Total")[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section > 0:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


def drawn_picture(colour):
    drawing = QPixmap(208, 208)
    painter = QPainter(drawing)
    ground = QLinearGradient(0, 0, 208, 208)
    ground.setColorAt(0, QColor("#F7EFEA"))
    ground.setColorAt(1, QColor("#E9DAD2"))
    painter.fillRect(drawing.rect(), ground)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#2E2A2B"))
    painter.drawRoundedRect(76, 100, 56, 84, 6, 6)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(84, 40, 40, 70, 12, 12)
    painter.end()
    return drawing


def cards():
    names = ["Rouge Velours 04", "Crayon khôl", "Fond de teint lumière éclat naturel longue tenue", "Vernis"]
    made = [
        CardFacts(
            key=str(n),
            name=names[n % 4],
            price_xpf=(8900, 2800, 12_400, 1200)[n % 4],
            shade_name=("Grenade", "Minuit", "Beige rosé clair 02", "Œillet")[n % 4],
            shade=SHADES[n],
            stock=(12, 2, 0, 145)[n % 4],
            low_stock=n % 4 == 1,
            picture=drawn_picture(SHADES[n]) if n % 2 == 0 else None,
        )
        for n in range(8)
    ]
    service = CardFacts(key="s", name="Maquillage mariée avec essai", price_xpf=18_000)
    return [*made, service]


def buttons_block():
    block = QWidget()
    grid = QGridLayout(block)
    grid.setSpacing(8)
    rows = (PrimaryButton, SecondaryButton, QuietButton, DangerButton)
    words = ("Encaisser 12\u202f500\u00a0F", "Mettre en attente", "Prix", "Annuler le ticket")
    for row, (kind, text) in enumerate(zip(rows, words, strict=True)):
        off = kind(text)
        off.setEnabled(False)
        focused = kind(text, icon="trash" if kind is DangerButton else "pause")
        focused.hasFocus = lambda: True  # the ring, without owning the one keyboard
        for column, button in enumerate((kind(text), focused, off)):
            grid.addWidget(button, row, column)
    icons = QHBoxLayout()
    for name in ("plus", "minus", "trash", "edit", "print", "search"):
        icons.addWidget(IconButton(name, name, kind="secondary"))
    icons.addStretch(1)
    grid.addLayout(icons, 4, 0, 1, 3)
    return block


def figures_block():
    block = QWidget()
    column = QVBoxLayout(block)
    column.addWidget(Figure("Rendu", 3500, size="change", tone="figure_positive"))
    column.addWidget(Figure("Total", 14_500))
    column.addWidget(AmountLabel(-1_254_300, size="emphasis", tone="danger"))
    column.addWidget(SectionHeader("Remises", note="Sur tout le ticket", act=QuietButton("Modifier")))
    column.addWidget(rule())
    lights = QHBoxLayout()
    for state, words in (("ok", "il y a 2 min"), ("caution", "Papier bientôt fini"), ("danger", "Injoignable")):
        light = StatusLight("sync" if state == "ok" else "print", "Boutique")
        light.show_state(state, words)
        lights.addWidget(light)
    off = StatusLight("drawer", "Tiroir-caisse")
    off.show_state("off", "Tiroir-caisse")
    lights.addWidget(off)
    column.addLayout(lights)
    swatches = QHBoxLayout()
    for shade in (*SHADES, None):
        swatches.addWidget(Swatch(shade, "teinte"))
    column.addLayout(swatches)
    chips = ChoiceChips("Motif", [("a", "Geste commercial"), ("b", "Défaut d'emballage"), ("c", "Fidélité")])
    chips.choose("b")
    column.addWidget(chips)
    return block


def fields_block():
    block = QWidget()
    column = QVBoxLayout(block)
    money = MoneyEdit("Montant reçu", big=True)
    money.set_amount(1_250_000)
    column.addWidget(money)
    search = SearchEdit("Scanner ou chercher un article")
    column.addWidget(search)
    fault = QLineEdit("12,50")
    fault.setAccessibleName("Prix")
    fault.setProperty("fault", True)
    column.addWidget(fault)
    combo = QComboBox()
    combo.setAccessibleName("Taux")
    combo.addItems(["TGC 22 %", "TGC 11 %"])
    column.addWidget(combo)
    for box in (QCheckBox("Ticket par e-mail"), QCheckBox("Ticket papier"), QRadioButton("Avoir")):
        box.setChecked(box.text() != "Ticket papier")
        column.addWidget(box)
    progress = QProgressBar()
    progress.setTextVisible(False)
    progress.setValue(60)
    column.addWidget(progress)
    return block


def notices_block():
    block = QWidget()
    column = QVBoxLayout(block)
    sentences = (
        ("info", "Ticket 1042 mis en attente."),
        ("ok", "Vente enregistrée. Ticket 1043 imprimé."),
        ("caution", "L'imprimante n'a plus de papier. La vente est enregistrée ; le ticket s'imprimera."),
        ("danger", "Article inconnu : 3760123456789. Cherchez-le par son nom."),
    )
    for kind, sentence in sentences:
        bar = NoticeBar(block)
        column.addWidget(bar)
        bar.say(kind, sentence, act="Réessayer" if kind == "caution" else "")
    return block


def tenders_block():
    block = QWidget()
    grid = QGridLayout(block)
    grid.setSpacing(8)
    tiles = (
        ("Espèces", "cash"),
        ("Carte", "card"),
        ("Chèque", "cheque"),
        ("CF-Pay", "wallet"),
        ("Virement", "transfer"),
        ("Carte cadeau", "gift"),
        ("Avoir", "return"),
        ("Points", "star"),
    )
    for place, (words, icon) in enumerate(tiles):
        tile = TenderTile(words, icon, key=f"F{place + 2}")
        tile.setEnabled(words != "Points")
        grid.addWidget(tile, place // 4, place % 4)
    return block


def table_block():
    view = QTableView()
    view.setModel(LinesModel(view))
    style_table(view, "Lignes du ticket")
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    view.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for column in (2, 3):
        view.setItemDelegateForColumn(column, AmountDelegate(view, bold=column == 3))
    view.selectRow(1)
    view.setFixedHeight(36 + 48 * 4 + 2)
    return view


def sheet_of_small_parts():
    sheet = QWidget()
    sheet.setProperty("ground", "paper")
    grid = QGridLayout(sheet)
    grid.setContentsMargins(24, 24, 24, 24)
    grid.setSpacing(24)
    grid.addWidget(buttons_block(), 0, 0)
    grid.addWidget(figures_block(), 0, 1)
    grid.addWidget(fields_block(), 0, 2)
    grid.addWidget(notices_block(), 1, 0)
    grid.addWidget(tenders_block(), 1, 1)
    grid.addWidget(table_block(), 1, 2)
    sheet.resize(1800, 900)
    return sheet


def sheet_of_pads():
    sheet = QWidget()
    sheet.setProperty("ground", "paper")
    grid = QGridLayout(sheet)
    grid.setContentsMargins(24, 24, 24, 24)
    grid.setSpacing(24)
    counting = DenominationGrid()
    counting.set_counts({10_000: 12, 5_000: 3, 500: 7, 200: 15, 50: 4, 5: 120})
    grid.addWidget(counting, 0, 0)
    pads = QHBoxLayout()
    pads.setSpacing(24)
    pads.addWidget(Keypad())
    pin = PinPad("PIN")
    pin.keypad.typed.emit("1")
    pin.keypad.typed.emit("2")
    pin.say("PIN inconnu. Il reste 3 essais.")
    pads.addWidget(pin)
    grid.addLayout(pads, 0, 1)
    keyboard = AlphaKeyboard()
    keyboard.keys.accents_key.setChecked(True)
    grid.addWidget(keyboard, 1, 0)
    grid.addWidget(
        EmptyState("orders", "Aucune commande à préparer", "Les nouvelles s'affichent ici.", act="Actualiser"), 1, 1
    )
    sheet.resize(1500, 900)
    return sheet


def sheet_of_cards():
    sheet = QWidget()
    sheet.setProperty("ground", "paper")
    column = QVBoxLayout(sheet)
    column.setContentsMargins(16, 16, 16, 16)
    grid = CardGrid("Favoris")
    grid.show_cards(cards())
    column.addWidget(Text("Favoris", size="emphasis"))
    column.addWidget(grid)
    sheet.resize(860, 520)
    return sheet


SHEETS = {"parts": sheet_of_small_parts, "pads": sheet_of_pads, "cards": sheet_of_cards}


@pytest.mark.parametrize("name", list(SHEETS))
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_each_sheet_is_drawn_in_both_themes(qtbot, theme, picture, name, mode):
    theme(mode)
    sheet = SHEETS[name]()
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.waitExposed(sheet)
    path = picture(sheet, f"{name}-{mode}")
    assert path.stat().st_size > 5_000


@pytest.mark.parametrize("name", list(SHEETS))
def test_everything_one_can_act_on_has_a_name_for_screen_readers(qtbot, name):
    sheet = SHEETS[name]()
    qtbot.addWidget(sheet)
    nameless = [
        widget
        for kind in (QAbstractButton, QLineEdit, QAbstractItemView, QComboBox, QAbstractSpinBox)
        for widget in sheet.findChildren(kind)
        if not (widget.accessibleName() or getattr(widget, "text", str)())
        and not widget.parent().inherits("QComboBoxPrivateContainer")
        and not isinstance(widget, QHeaderView)
        and widget.isVisibleTo(sheet)
    ]
    assert nameless == []


@pytest.mark.parametrize("name", ["parts", "pads"])
def test_no_button_is_narrower_than_its_words(qtbot, name):
    sheet = SHEETS[name]()
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.waitExposed(sheet)
    clipped = [
        button.text()
        for button in sheet.findChildren(QAbstractButton)
        if button.isVisible() and button.width() < (button.minimumWidth() or button.sizeHint().width())
    ]
    assert clipped == []


def test_touch_targets_of_the_sale_are_at_least_48_px(qtbot):
    sheet = sheet_of_pads()
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.waitExposed(sheet)
    keys = [key for key in sheet.findChildren(QAbstractButton) if key.isVisible()]
    assert len(keys) > 60
    assert [key.accessibleName() for key in keys if key.height() < 48] == []
