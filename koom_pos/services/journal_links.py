"""One link of the chain after the other: is it canonical, unchanged, in its place, and signed by its workstation.

Works on rows as they stand in the store or in an archive, trusting none of their columns. It imports little: a
second process runs it to check a long chain on the second core.
"""

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_ORDER = 2**252 + 27742317777372353535851937790883648493
"""L, the order of the base point of edwards25519."""

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class JournalFault(StrEnum):
    """What is wrong with an entry, an archive, or between the journal and the store. Screens own the words."""

    CHANGED = "changed"
    """The text is not the one that was sealed."""
    HASH_CHANGED = "hash_changed"
    """The text is as sealed; the hash stored beside it is not its own."""
    REHASHED = "rehashed"
    """Text and hash agree with each other, but nobody with the workstation's key signed them."""
    SIGNATURE_CHANGED = "signature_changed"
    """Text and hash are those the next entry vouches for; only the signature is wrong."""
    MISSING = "missing"
    """An entry was taken out here."""
    INSERTED = "inserted"
    """This entry does not belong here; the chain goes on without it."""
    SWAPPED = "swapped"
    """Two genuine entries stand in each other's place."""
    CHAIN_BROKEN = "chain_broken"
    """A genuine entry that continues another past than the one stored before it."""
    COLUMN_CHANGED = "column_changed"
    """A column of the store contradicts the sealed text."""
    NOT_CANONICAL = "not_canonical"
    """Sealed, but not in the form of RFC 8785."""
    KEY_CHANGED = "key_changed"
    """The public key on file is not the one of this workstation's signing key."""
    NOT_AN_ARCHIVE = "not_an_archive"
    """The file cannot be read as a journal archive."""
    MANIFEST_CHANGED = "manifest_changed"
    """The manifest is not the one that was signed."""
    MANIFEST_DISAGREES = "manifest_disagrees"
    """The entries are not those the manifest announces."""


class Link(NamedTuple):
    """A raw entry; text columns as stored."""

    workstation_id: str
    sequence: int
    kind: str
    at_utc: str
    business_date: str
    body: str
    previous_hash: str
    entry_hash: str
    signature: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run of links begins: the sequence that must come next, and the hash it must continue."""

    workstation_id: str
    sequence: int
    previous_hash: str


@dataclass(frozen=True, slots=True)
class Naming:
    """A fault with its facts. `detail` is a column's name or another sequence."""

    sequence: int
    fault: JournalFault
    detail: str = ""


Fits = Callable[[str, str], bool]
"""Tells whether a signature (hex) fits a hash (hex)."""


def public_fits(public_key: str) -> Fits:
    """Check signatures with the public key (hex); about 0.18 ms each here."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
    except ValueError:
        return lambda _digest, _signature: False

    def fits(digest: str, signature: str) -> bool:
        try:
            key.verify(bytes.fromhex(signature), bytes.fromhex(digest))
        except (InvalidSignature, ValueError):
            return False
        return True

    return fits


def own_fits(key: Ed25519PrivateKey) -> Fits:
    """Check signatures with the key that makes them, thirty times faster, without any arithmetic on the curve.

    Ed25519 is deterministic: a signature of M is (R, S) with S = r + H(R, A, M)·a mod L, where a and r = H(prefix, M)
    come from the private key alone. Whoever lacks it cannot find another S for another R. A signature that fails
    this may still be valid by another signer's choice of r, so the public key has the last word.

    Source: RFC 8032 §5.1.5 and §5.1.6.
    """
    public_bytes = key.public_key().public_bytes_raw()
    public = public_fits(public_bytes.hex())
    expanded = hashlib.sha512(key.private_bytes_raw()).digest()
    scalar = int.from_bytes(expanded[:32], "little") & ((1 << 254) - 8) | 1 << 254
    prefix = expanded[32:]
    sha512 = hashlib.sha512

    def fits(digest: str, signature: str) -> bool:
        try:
            message, signed = bytes.fromhex(digest), bytes.fromhex(signature)
        except ValueError:
            return False
        r = int.from_bytes(sha512(prefix + message).digest(), "little")
        k = int.from_bytes(sha512(signed[:32] + public_bytes + message).digest(), "little")
        made = (r + k % _ORDER * scalar) % _ORDER
        if len(signed) == 64 and int.from_bytes(signed[32:], "little") == made:
            return True
        return public(digest, signature)

    return fits


def first_unfit(links: Sequence[Link], fits: Fits) -> int | None:
    """Give the index of the first link whose signature does not fit its stored hash."""
    for index, link in enumerate(links):
        if not fits(link.entry_hash, link.signature):
            return index
    return None


def first_unsound(links: Sequence[Link], place: Place, public_key: str = "") -> int | None:
    """Give the index of the first link that is changed, misplaced or not canonical.

    With `public_key` signatures are checked here as well.
    """
    fits = public_fits(public_key) if public_key else None
    sequence, previous_hash = place.sequence, place.previous_hash
    for index, link in enumerate(links):
        if not _is_sound(link, Place(place.workstation_id, sequence, previous_hash)):
            return index
        if fits is not None and not fits(link.entry_hash, link.signature):
            return index
        sequence, previous_hash = sequence + 1, link.entry_hash
    return None


def _is_sound(link: Link, place: Place) -> bool:
    if link.sequence != place.sequence or link.previous_hash != place.previous_hash:
        return False
    if digest_of(link) != link.entry_hash:
        return False
    fields = fields_of(link)
    return _disagreeing_column(link, fields, place) == "" and is_canonical(link.body, fields)


def digest_of(link: Link) -> str:
    """Give the SHA-256 of the text, in hex; empty for what is no text."""
    try:
        return hashlib.sha256(link.body.encode()).hexdigest()
    except (AttributeError, UnicodeEncodeError):
        return ""


def fields_of(link: Link) -> dict[str, Any]:
    """Read the text; empty when it is no JSON object without fractions."""
    try:
        fields = _read(link.body)
    except (TypeError, ValueError, RecursionError):
        return {}
    return fields if isinstance(fields, dict) else {}


def is_canonical(body: str, fields: dict[str, Any]) -> bool:
    """Tell whether a text is the RFC 8785 form of its own content.

    Python's encoder writes the same text for everything the journal holds, five times faster than rfc8785; where
    they could differ (keys beyond the basic plane sort otherwise), and wherever it disagrees, rfc8785 decides.
    """
    if _write(fields) == body and (body.isascii() or _ASTRAL.search(body) is None):
        return True
    try:
        return rfc8785.dumps(fields) == body.encode()
    except (rfc8785.CanonicalizationError, UnicodeEncodeError):
        return False


def _refuse_fraction(text: str) -> Any:
    raise ValueError(text)


_read = json.JSONDecoder(parse_float=_refuse_fraction, parse_constant=_refuse_fraction).decode
_write = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False).encode


def _disagreeing_column(link: Link, fields: dict[str, Any], place: Place) -> str:
    """Give the name of the first column that contradicts the text or the place, empty when none does."""
    pairs = (
        ("sequence", fields.get("sequence"), link.sequence),
        ("previous_hash", fields.get("previous_hash"), link.previous_hash),
        ("kind", fields.get("kind"), link.kind),
        ("at_utc", fields.get("at_utc"), link.at_utc),
        ("business_date", fields.get("business_date"), link.business_date),
        ("workstation_id", fields.get("workstation"), link.workstation_id),
        ("workstation_id", place.workstation_id, link.workstation_id),
    )
    return next((name for name, said, stored in pairs if said != stored), "")


def name_fault(link: Link, place: Place, fits: Fits, at: Callable[[int], Link | None]) -> Naming:
    """Say what is wrong with a link that was found unsound.

    Args:
        link: the link found where `place.sequence` was due.
        place: what should have stood here.
        fits: checks signatures.
        at: gives the link stored under a sequence, to see whether its neighbours vouch for it.
    """
    if link.sequence != place.sequence:
        return Naming(place.sequence, JournalFault.MISSING)
    digest = digest_of(link)
    if fits(digest, link.signature):
        return _name_genuine(link, digest, place, at)
    after = at(link.sequence + 1)
    vouched = ""
    if after is not None and fits(digest_of(after), after.signature):
        fields = fields_of(after)
        vouched = str(fields.get("previous_hash"))
        if vouched == place.previous_hash and fields.get("sequence") == link.sequence:
            return Naming(link.sequence, JournalFault.INSERTED)
    if digest != link.entry_hash:
        return Naming(link.sequence, JournalFault.CHANGED)
    fault = JournalFault.SIGNATURE_CHANGED if vouched == digest else JournalFault.REHASHED
    return Naming(link.sequence, fault)


def _name_genuine(link: Link, digest: str, place: Place, at: Callable[[int], Link | None]) -> Naming:
    """The text was sealed by this workstation: what is wrong is its place or what stands beside it."""
    if digest != link.entry_hash:
        return Naming(link.sequence, JournalFault.HASH_CHANGED)
    fields = fields_of(link)
    own = fields.get("sequence")
    if isinstance(own, int) and own != link.sequence:
        other = at(own)
        if other is not None and fields_of(other).get("sequence") == link.sequence:
            return Naming(link.sequence, JournalFault.SWAPPED, str(own))
        return Naming(link.sequence, JournalFault.MISSING if own > link.sequence else JournalFault.INSERTED, str(own))
    if fields.get("previous_hash") != place.previous_hash:
        return Naming(link.sequence, JournalFault.CHAIN_BROKEN)
    column = _disagreeing_column(link, fields, place)
    if column:
        return Naming(link.sequence, JournalFault.COLUMN_CHANGED, column)
    return Naming(link.sequence, JournalFault.NOT_CANONICAL)
