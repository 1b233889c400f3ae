"""The page that proves a printer: accents, ligature, narrow spaces, the width of the paper, a barcode.

Whoever holds it sees at once whether the code page, the columns and the cutter of the settings are right.
"""

from datetime import datetime

from koom_pos.documents.blocks import Barcode, Block, Columns, Cut, Document, Feed, Rule, Text
from koom_pos.documents.profile import PrinterProfile
from koom_pos.documents.wording import francs, moment

ACCENTS = "Nouméa, reçu, œ, F"
"""What must be readable letter for letter."""

_MORE_ACCENTS = ("àâäçéèêëîïôöùûüÿ ÀÂÇÉÈÊËÎÏÔÙÛ", "Œuvre, cœur, « l’été »")
_TRIAL_CODE = "KOOM-123456"


def trial_document(profile: PrinterProfile, workstation: str, at: datetime) -> Document:
    """Give the test page. It names the settings it was printed with, and says what to compare."""
    ruler = "1234567890" * (profile.columns // 10 + 1)
    blocks: list[Block] = [
        Text("Page d’essai", align="center", bold=True, size=2),
        Text(f"{workstation}, {moment(at)}", align="center"),
        Feed(),
        Text(ACCENTS, align="center", bold=True, size=2),
        *(Text(line, align="center") for line in _MORE_ACCENTS),
        Rule(),
        Columns("Montant à droite, sans être coupé", francs(1_234_567), bold=True),
        Text(ruler[: profile.columns]),
        Text(f"{profile.columns} caractères par ligne, {profile.dots} points, {profile.code_page}", note=True),
        Rule(),
        Barcode("code128", _TRIAL_CODE, _TRIAL_CODE),
        Feed(),
        Text(
            "Si les accents sont justes, si la règle tient sur une seule ligne et si le code se scanne, "
            "l’imprimante est bien réglée. Sinon, choisissez un autre modèle dans Réglages, Imprimante."
        ),
        Cut(),
    ]
    return Document("Page d’essai", tuple(blocks))


def badge_document(shop_name: str, display_name: str, code: str) -> Document:
    """Give the badge of an operator: her name and the code that signs her in. It opens the till: she keeps it."""
    blocks: list[Block] = [
        Text(shop_name, align="center"),
        Text(display_name, align="center", bold=True, size=2),
        Feed(),
        Barcode("code128", code),
        Feed(),
        Text("Badge personnel. Il ouvre la caisse : ne le laissez pas au comptoir.", align="center", note=True),
        Cut(),
    ]
    return Document(f"Badge {display_name}", tuple(blocks))
