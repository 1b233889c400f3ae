"""What a scanner meant when its key presses were read through a French keyboard layout.

A keyboard-wedge scanner leaves the factory set to a US keyboard: it presses keys, not letters. A PC set to
French AZERTY then writes `&` where the scanner pressed 1, `q` where it pressed a, and so on. The damage is
one to one, hence undone by looking up each key. Only the AZERTY of Windows is covered; the keys ^ and ¨ are
dead there and write nothing.
"""

from itertools import pairwise

DIGIT_ROW = "à&é\"'(-è_ç"
"""What the keys 0 to 9 write on AZERTY without shift, in that order."""

# Each pair of lines: a row of keys as AZERTY writes it, and the same keys as a US keyboard writes them.
_ROWS = (
    ("&é\"'(-è_çà)=", "1234567890-="),
    ("1234567890°+", "!@#$%^&*()_+"),
    ("azertyuiop$", "qwertyuiop]"),
    ("AZERTYUIOP£", "QWERTYUIOP}"),
    ("qsdfghjklmù*", "asdfghjkl;'\\"),
    ("QSDFGHJKLM%µ", 'ASDFGHJKL:"|'),
    ("wxcvbn,;:!", "zxcvbnm,./"),
    ("WXCVBN?./§", "ZXCVBNM<>?"),
)
_KEY_BY_KEY = str.maketrans({shown: meant for french, us in _ROWS for shown, meant in zip(french, us, strict=True)})
_DIGITS_ONLY = str.maketrans(DIGIT_ROW, "0123456789")


def readings(text: str) -> tuple[str, ...]:
    """Return what `text` may have been before AZERTY, most likely first; empty when nothing would change.

    First every key undone, which is what a wedge does. Then the digits alone: programs that relay scans from
    a phone type letters as letters and only spoil the digits (seen in the wild: HA112 written HA&&é).
    """
    candidates = (text.translate(_KEY_BY_KEY), text.translate(_DIGITS_ONLY))
    return tuple(dict.fromkeys(reading for reading in candidates if reading != text))


def looks_mangled(text: str) -> bool:
    """Tell whether a text that is no known code shows the marks of AZERTY.

    Two neighbours of the digit row, no real digit, no lower-case Latin letter and no space: article numbers
    look so once mangled, French words do not (`créée` has lower case, `L'ORÉAL` has no two neighbours of the
    row).
    """
    if any(sign.isspace() or sign.isdigit() or (sign.isascii() and sign.islower()) for sign in text):
        return False
    return any(first in DIGIT_ROW and second in DIGIT_ROW for first, second in pairwise(text))
