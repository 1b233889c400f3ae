"""The three families of errors, named after who can act.

An error carries facts (amounts, codes, names of fields), never a sentence for the screen: `ui/refusals.py` owns
the words, and a test checks that every `RefusedError` has some.
"""


class KoomError(Exception):
    """Root of every error this program raises on purpose."""


class RefusedError(KoomError):
    """The act is not allowed as asked; the person at the screen can change what she asked."""


class DeviceError(KoomError):
    """A device did not do its part. The work stands; the device can be asked again."""


class InvariantError(KoomError):
    """The books would contradict themselves. Nothing is stored; stop and say so."""
