"""Words the exchange writes beside what it keeps."""

BOUND_SETTING = "online_shop"
"""The setting of the store that names the shop it exchanges with."""

GONE = "gone"
"""Why a record is parked that the shop no longer has: somebody decides what that means here."""

ASKED = "asked"
"""Why a record is still parked that somebody wants taken: the next round does."""
