"""How intentions travel through a shop's own interface: what both kinds of it share.

The interfaces know no idempotency: asked twice they do it twice. So every intention looks first, writes once,
compares what came back with what was meant, and where the answer is lost looks again before anything is believed.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any, Protocol

from koom_pos.remote.errors import AnswerLostError, ShopUnreachableError
from koom_pos.remote.online_shop import Intent, IntentKind, Outcome, Result, Route

SHOP_MUST = "shop_must_do"
"""The channel cannot do it truthfully; somebody does it on the shop's own screens."""

NO_PLACE = "no_place"
"""The shop has no place for what was said: nothing there says otherwise."""

UNPROVABLE = "unprovable"
"""It may have been done, and nothing at the shop tells: a person looks."""

IGNORED = "ignored_there"
"""The shop answered well and did something else."""

DONE = "done"
_CODE = re.compile(r"[a-z0-9_.-]{1,60}")


class PushChannel(Protocol):
    """A way for intentions beside SQL. A kind of shop asks it first for what its `routes` name."""

    @property
    def routes(self) -> Mapping[IntentKind, Route]:
        """What this channel can do, `Route.API` or `Route.NONE` for every intention."""

    def push(self, intent: Intent) -> Outcome:
        """Do one intention; see `OnlineShop.push`."""

    def close(self) -> None:
        """Let go of the connection."""


class KeyBook(Protocol):
    """Where keys of intentions are kept, at the shop if it can be: what was done, and what was about to be."""

    @property
    def outlives_the_program(self) -> bool:
        """What is kept here is still there after a power cut."""

    def recall(self, key: str) -> str:
        """Give what was kept under a key, empty where nothing was."""

    def keep(self, key: str, text: str) -> None:
        """Keep a text under a key, in place of what was there, before returning."""


@dataclass(slots=True)
class KeysInMemory:
    """Keys as long as the program runs: enough wherever the shop itself can hold the key with the effect."""

    kept: dict[str, str] = field(default_factory=dict)

    @property
    def outlives_the_program(self) -> bool:
        """It does not."""
        return False

    def recall(self, key: str) -> str:
        """Give what was kept under a key."""
        return self.kept.get(key, "")

    def keep(self, key: str, text: str) -> None:
        """Keep a text under a key."""
        self.kept[key] = text


class SaidNoError(Exception):
    """The shop refused a call and says why; `code` is its word for it, never its sentence."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(f"{status} {code}")
        self.status = status
        self.code = code if _CODE.fullmatch(code) else f"http_{status}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RestAct:
    """One intention on its way."""

    intent: Intent
    at: datetime
    keys: KeyBook

    @property
    def tag(self) -> str:
        """The key of the intention in a form short enough for a note somebody reads."""
        return "KOOM-" + hashlib.sha256(self.intent.key.encode()).hexdigest()[:12]

    def text(self, name: str, default: str = "") -> str:
        """Give a value of the intention as text."""
        return str(self.intent.values.get(name, default))

    @property
    def amount_xpf(self) -> int:
        """The amount of the intention."""
        return int(self.intent.values["amount_xpf"])

    def done(self, remote_id: str = "", reason: str = "") -> Outcome:
        """Say that it was done."""
        return Outcome(Result.DONE, remote_id or self.intent.subject, reason)

    def already(self, reason: str = "", remote_id: str = "") -> Outcome:
        """Say that nothing was left to do."""
        return Outcome(Result.ALREADY, remote_id or self.intent.subject, reason)

    def refused(self, reason: str) -> Outcome:
        """Say that it is not done and will not be."""
        return Outcome(Result.REFUSED, self.intent.subject, reason)

    def conflict(self, reason: str, remote_id: str = "") -> Outcome:
        """Say that the shop stands elsewhere; nothing was written."""
        return Outcome(Result.CONFLICT, remote_id or self.intent.subject, reason)


def surely(write: Callable[[], Outcome], seen: Callable[[], Outcome | None]) -> Outcome:
    """Write once; where the answer is lost, look.

    Args:
        write: Writes, and compares the answer with what was meant.
        seen: Looks at the shop; None where nothing of it is to be seen.

    Raises:
        AnswerLostError: it is not to be seen, or nobody answers: the same intention comes again, and looks first.
    """
    try:
        return write()
    except AnswerLostError as lost:
        try:
            outcome = seen()
        except ShopUnreachableError:
            raise lost from None
        if outcome is None:
            raise
        return outcome


def carry(act: RestAct, do: Callable[[], Outcome]) -> Outcome:
    """Do an intention unless its key is kept as done; what the shop refuses is an outcome, no error."""
    if act.keys.recall(act.intent.key) == DONE:
        return act.already()
    try:
        outcome = do()
    except SaidNoError as no:
        return act.refused(f"said_no:{no.code}")
    if outcome.result in (Result.DONE, Result.ALREADY):
        act.keys.keep(act.intent.key, DONE)
    return outcome


def francs(amount: Any) -> int:
    """Read an amount of a shop in whole francs, half up; what is none is nothing."""
    try:
        return int(Decimal(str(amount)).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    except InvalidOperation:
        return 0


def changed_fields(act: RestAct) -> list[str]:
    """Name the customer's fields an intention changes, without what it says of them besides."""
    return [name for name in act.intent.values if not name.startswith("was:") and name != "email_key"]
