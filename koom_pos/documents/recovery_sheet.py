"""The recovery key on A4, to be printed once and locked away from the till."""

from dataclasses import dataclass
from datetime import datetime

from reportlab.lib.units import mm

from koom_pos.documents import ink
from koom_pos.documents.a4 import HEAD, LEFT, RIGHT, WIDTH, A4Pen
from koom_pos.documents.fonts import MONO_BOLD
from koom_pos.documents.wording import NBSP, moment
from koom_pos.domain.recovery_key import recovery_words

_GROUPS_PER_LINE = 5

_STEPS = (
    "Imprimez cette feuille une seule fois et rangez-la sous clé, loin de la caisse. N’en gardez ni photo ni "
    "copie sur un ordinateur.",
    "Les données de ce poste sont chiffrées. Cette clé les ouvre, elles et leurs copies, quand l’ordinateur a perdu "
    "la sienne. Sans elle, personne ne pourra les relire.",
    "Pour vous en servir : ouvrez KOOM POS sur le poste où se trouvent les données. Il dit que leur clé manque ou "
    "n’est pas la bonne ; touchez « Saisir la clé de secours », puis scannez le code carré ou tapez les douze "
    "groupes. Les espaces et les minuscules ne comptent pas. Les derniers signes servent de contrôle : le programme "
    "reconnaît une faute de frappe et vous dit, s’il n’y en a qu’une, quel groupe relire.",
    "La clé ne contient ni I, ni L, ni O : ce qui leur ressemble est un 1 ou un 0.",
    "Si cette feuille est perdue, imprimez-la à nouveau : Réglages, Clé de secours. Si un tiers l’a vue, la clé "
    "reste la même : gardez l’ordinateur et toutes les copies des données hors de sa portée.",
)


@dataclass(frozen=True, slots=True)
class RecoverySheetContent:
    """The key itself (32 bytes) and what tells this sheet from another."""

    key: bytes
    shop_name: str
    workstation: str
    issued_at: datetime


def recovery_sheet_pdf(content: RecoverySheetContent) -> bytes:
    """Give the sheet. The bytes hold the key: print them, and keep them nowhere."""
    groups = tuple(recovery_words(content.key).split())
    pen = A4Pen("Clé de secours")
    pen.text(content.shop_name, size=11, bold=True, colour=ink.MUTED)
    pen.text(f"Poste {content.workstation}", RIGHT, size=11, align="right", colour=ink.MUTED)
    pen.down(12 * mm)
    pen.text("Clé de secours", size=HEAD + 6, bold=True)
    pen.down(13 * mm)
    pen.paragraph(
        f"Établie le {moment(content.issued_at)}. Qui tient cette feuille peut ouvrir les données de la boutique.",
        size=10.5,
        colour=ink.MUTED,
    )
    pen.down(6 * mm)
    _key(pen, groups)
    pen.down(10 * mm)
    for number, step in enumerate(_STEPS, start=1):
        pen.text(f"{number}.", size=10.5, bold=True, colour=ink.ACCENT)
        pen.paragraph(_typeset(step), LEFT + 8 * mm, width=WIDTH - 8 * mm, size=10.5)
        pen.down(2.5 * mm)
    return pen.finish()


def _key(pen: A4Pen, groups: tuple[str, ...]) -> None:
    height = 52 * mm
    top = pen.y
    pen.canvas.setFillColor(ink.PAPER_TINT)
    pen.canvas.setStrokeColor(ink.HAIRLINE)
    pen.canvas.roundRect(LEFT, top - height, WIDTH, height, 3 * mm, fill=1, stroke=1)
    side = 42 * mm
    ink.draw_qr(pen.canvas, "".join(groups), RIGHT - side - 5 * mm, top - side - 5 * mm, side=side)
    pen.down(12 * mm)
    for start in range(0, len(groups), _GROUPS_PER_LINE):
        for place, group in enumerate(groups[start : start + _GROUPS_PER_LINE]):
            x = LEFT + 7 * mm + place * 22.5 * mm
            pen.text(str(start + place + 1), x, size=6, colour=ink.MUTED)
            pen.down(3 * mm)
            pen.text(group, x, size=14.5, font=MONO_BOLD)
            pen.down(-3 * mm)
        pen.down(12 * mm)
    pen.y = top - height


def _typeset(text: str) -> str:
    """Keep colons, semicolons and quotation marks beside their word."""
    return (
        text.replace(" :", f"{NBSP}:").replace(" ;", f"{NBSP};").replace("« ", f"«{NBSP}").replace(" »", f"{NBSP}»")
    )
