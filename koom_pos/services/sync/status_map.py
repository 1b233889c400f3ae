"""What a status of an online shop most likely means, from its name: a proposal for a person to look at."""

import unicodedata

MEANINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("part_refunded", ("part-refund", "partially", "en partie")),
    ("refunded", ("refund", "rembours")),
    ("cancelled", ("cancel", "annul", "failed", "echou", "erreur", "error", "trash")),
    ("ready", ("ready", "pret a", "prete", "a retirer", "pickup")),
    ("handed_over", ("completed", "terminee", "termine", "delivered", "livre", "retiree", "shipped", "expedie")),
    ("unpaid", ("pending", "on-hold", "attente", "awaiting")),
    ("picking", ("preparation", "prepar")),
    ("paid", ("processing", "accepte", "payment accepted", "paye")),
)
"""Meaning → what its names hold, without accents; the first that fits holds, so the narrower come first."""


def proposed_meaning(status: str) -> str:
    """Give the key of the meaning a status most likely has; empty where its name says nothing."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", status.lower()) if not unicodedata.combining(each))
    return next((meaning for meaning, parts in MEANINGS if any(part in plain for part in parts)), "")
