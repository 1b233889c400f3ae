"""Versions of the shop's privacy policy, whom to tell of one, and that they were told.

A founded shop starts with the policy of its web site. That text bears no date, though it says that its date tells
of changes: the date stays unknown until the manager confirms one. Consents name its version all the same.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Literal

from koom_pos.domain.consent import Purpose
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.journal import JournalKind
from koom_pos.domain.operator import Operator, Right
from koom_pos.paths import resource
from koom_pos.services import journal_writer
from koom_pos.services.desk import Desk
from koom_pos.store import Transaction
from koom_pos.store.privacy import PolicyReader, PolicyVersion

FIRST_VERSION = "2025 (site)"
How = Literal["mail", "counter", "site"]


class PolicyDateUnknownError(RefusedError):
    """The policy in force bears no date yet: the manager confirms it before another version follows."""

    def __init__(self) -> None:
        super().__init__("the first policy has no date yet")


class PolicyKnownError(RefusedError):
    """This version, or this very text, was entered already."""

    def __init__(self, version: str) -> None:
        super().__init__(f"policy version {version} is known")
        self.version = version


class PolicyEmptyError(RefusedError):
    """A version needs a name and a text."""

    def __init__(self) -> None:
        super().__init__("a policy version without name or text")


class UnknownPolicyError(RefusedError):
    """No such version of the policy."""

    def __init__(self, version: str) -> None:
        super().__init__(f"no policy version {version}")
        self.version = version


@lru_cache(maxsize=1)
def first_policy() -> PolicyVersion:
    """Return the policy of the web site as the program ships it, word for word, without a date."""
    text = resource("policy", "2025-fr.txt").read_text(encoding="utf-8")
    return PolicyVersion(FIRST_VERSION, None, text, _sha256(text), notify="site")


def read_policy(tx: Transaction) -> PolicyVersion:
    """Return the version in force, inside a transaction."""
    entered = tx.privacy.policies()
    return entered[0] if entered else first_policy()


def current_policy(desk: Desk) -> PolicyVersion:
    """Return the version in force; `dated_on` is None while its date is to be confirmed."""
    with desk.store.reading() as tx:
        return read_policy(tx)


def policies(desk: Desk) -> list[PolicyVersion]:
    """List every version, the newest first; the web site's alone before anything is entered."""
    with desk.store.reading() as tx:
        return tx.privacy.policies() or [first_policy()]


def confirm_first_policy(desk: Desk, operator: Operator, dated_on: date) -> PolicyVersion:
    """Give the policy of the web site its date, once; journalled.

    Nobody is to be told: it was in force before the shop's first customer here.

    Raises:
        NotAllowedError, PolicyKnownError: its date was confirmed already.
    """
    operator.check(Right.PRIVACY)
    with desk.store.transaction() as tx:
        if tx.privacy.policies():
            raise PolicyKnownError(FIRST_VERSION)
        return _enter(tx, desk, operator, first_policy(), dated_on)


def enter_policy(
    desk: Desk,
    operator: Operator,
    version: str,
    dated_on: date,
    text: str,
    *,
    ended_purposes: Iterable[Purpose] = (),
    notify: How = "mail",
) -> PolicyVersion:
    """Enter a new version, in force from now on; journalled with version, date, hash and what it ends.

    Args:
        desk: The desk.
        operator: Needs `Right.PRIVACY`.
        version: Its name, as customers read it.
        dated_on: The date it bears.
        text: Its exact text; line ends are made plain.
        ended_purposes: Purposes whose earlier consents do not hold for the new text: they must be asked again.
        notify: How customers are told.

    Raises:
        NotAllowedError
        PolicyDateUnknownError: confirm the date of the first policy before.
        PolicyKnownError: this version or text stands already.
        PolicyEmptyError
    """
    operator.check(Right.PRIVACY)
    plain = text.lstrip("\ufeff").replace("\r\n", "\n").strip() + "\n"
    name = " ".join(version.split())
    if not name or not plain.strip():
        raise PolicyEmptyError
    ended = tuple(sorted(set(ended_purposes)))
    policy = PolicyVersion(name, dated_on, plain, _sha256(plain), ended, notify)
    with desk.store.transaction() as tx:
        known = tx.privacy.policies()
        if not known:
            raise PolicyDateUnknownError
        for other in known:
            if other.version == name or other.sha256 == policy.sha256:
                raise PolicyKnownError(other.version)
        return _enter(tx, desk, operator, policy, dated_on)


def ends_consents(desk: Desk, version: str) -> dict[Purpose, bool]:
    """Tell for each purpose whether a version ended the consents given before it (True) or leaves them valid."""
    with desk.store.reading() as tx:
        policy = _version(tx, version)
    return {purpose: purpose in policy.ended_purposes for purpose in Purpose}


def consents_count_since(desk: Desk) -> dict[Purpose, datetime]:
    """Give the purposes whose earlier consents a version ended, and the instant from which grants count again."""
    with desk.store.reading() as tx:
        return tx.privacy.ended_purposes(desk.now())


def count_told(desk: Desk, version: str) -> int:
    """Count the customers who were told of a version."""
    with desk.store.reading() as tx:
        return tx.privacy.notified(version)


def to_notify(desk: Desk, version: str) -> list[PolicyReader]:
    """List the customers known before a version took effect who were not told of it, and how each can be.

    Who has an e-mail is told by it: that is a message of service, needs no consent and carries no offer. The others
    are told at the counter on their next visit.

    Raises:
        UnknownPolicyError: no such version was entered; the first one is told to nobody.
    """
    with desk.store.reading() as tx:
        policy = _version(tx, version)
        return _unless_first(tx, policy, None)


def notice_due(desk: Desk, customer_id: str) -> PolicyVersion | None:
    """Give the version to tell a customer of at the counter, or None when she knows the one in force."""
    with desk.store.reading() as tx:
        kept = tx.customers.current(customer_id)
        policy = read_policy(tx)
        return policy if kept and _unless_first(tx, policy, kept.id) else None


def is_notified(desk: Desk, customer_id: str) -> bool:
    """Tell whether a customer knows the version in force: told of it, or signed up under it."""
    return notice_due(desk, customer_id) is None


def record_notification(
    desk: Desk, operator: Operator, version: str, customer_ids: str | Sequence[str], *, how: How = "counter"
) -> None:
    """Note that one customer, or many at once, were told of a version.

    Raises:
        NotAllowedError: many at once need `Right.PRIVACY`, one at the counter `Right.CUSTOMERS`.
        UnknownPolicyError
    """
    ids = (customer_ids,) if isinstance(customer_ids, str) else tuple(customer_ids)
    operator.check(Right.CUSTOMERS if len(ids) == 1 else Right.PRIVACY)
    with desk.store.transaction() as tx:
        policy = _version(tx, version)
        tx.privacy.add_notifications(policy.version, ids, how=how, operator_id=operator.id, at_utc=desk.now())


def _unless_first(tx: Transaction, policy: PolicyVersion, customer_id: str | None) -> list[PolicyReader]:
    if policy.version == FIRST_VERSION:
        return []
    return tx.privacy.not_notified(policy.version, customer_id=customer_id)


def _version(tx: Transaction, version: str) -> PolicyVersion:
    for policy in tx.privacy.policies():
        if policy.version == version:
            return policy
    raise UnknownPolicyError(version)


def _enter(tx: Transaction, desk: Desk, operator: Operator, policy: PolicyVersion, dated_on: date) -> PolicyVersion:
    at_utc = desk.now()
    tx.privacy.add_policy(policy, dated_on=dated_on, effective_at_utc=at_utc, by=operator.id)
    payload = {
        "operator": operator.code,
        "version": policy.version,
        "dated_on": dated_on.isoformat(),
        "sha256": policy.sha256,
        "ended_purposes": [str(purpose) for purpose in policy.ended_purposes],
    }
    journal_writer.append(tx, desk, JournalKind.POLICY_CHANGE, payload, at_utc=at_utc)
    return _version(tx, policy.version)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
