"""Text made comparable, so that « Creme » finds « Crème » and « coeur » finds « Cœur »."""

import re
import unicodedata

_SPELLED_OUT = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ı": "i",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "´": "'",
        "`": "'",
        "–": "-",
        "—": "-",
        "‑": "-",
        "‐": "-",
        "−": "-",
    }
)
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return `text` without case, accents, ligatures or typographic quotes, spaces run together.

    Folding twice changes nothing. Index and query are folded alike, so the result is for comparing, never
    for showing.
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_SPELLED_OUT))
    folded = unicodedata.normalize("NFKD", decomposed.casefold())
    bare = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return " ".join(bare.casefold().translate(_SPELLED_OUT).split())


def search_terms(query: str) -> list[str]:
    """Return the folded words of what was typed, each once, in the order typed; quotes, hyphens and signs
    part words.
    """
    return list(dict.fromkeys(_WORD.findall(fold(query))))
