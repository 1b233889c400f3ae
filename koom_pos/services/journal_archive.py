"""Hand a span of the journal to somebody outside: a zip that proves itself without this program.

Inside: the entries as JSON lines, the public key, a signed manifest, and a verifier that runs on plain Python.
"""

import contextlib
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import IO, Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from koom_pos.domain.business_day import NOUMEA
from koom_pos.domain.errors import DeviceError, RefusedError
from koom_pos.domain.journal import JOURNAL_SCHEMA, JournalKind
from koom_pos.domain.operator import Operator, Right
from koom_pos.paths import resource
from koom_pos.services import journal_links, journal_writer, shop
from koom_pos.services.desk import Desk
from koom_pos.services.journal_check import Cancelled, JournalVerdict, Progress, verify_links
from koom_pos.services.journal_links import JournalFault, Link, Place
from koom_pos.store.evidence import BATCH, Evidence

ARCHIVE_FORMAT = 1
MANIFEST_CONTEXT = b"KOOM POS journal archive 1\n"
"""Signed in front of the manifest, so that its signature can never pass for an entry's."""

_KIND = re.compile('"kind":"([a-z_]+)"')
"""The first one of a canonical text is the entry's own: only the instant and the date sort before it."""

ENTRIES, MANIFEST, MANIFEST_SIGNATURE = "entries.jsonl", "manifest.json", "manifest.sig"


class EmptyPeriodError(RefusedError):
    """The journal has no entry between these dates."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(f"no journal entry from {first} to {last}")
        self.first = first
        self.last = last


class ArchiveNotWrittenError(DeviceError):
    """The disk refused the archive. `detail` is the system's reason; what stood at the path still stands."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"{path}: {detail}")
        self.path = path
        self.detail = detail


def write_archive(desk: Desk, operator: Operator | None, first: date, last: date, path: Path) -> JournalVerdict:
    """Write the entries of a span of business dates to a zip at `path`, replacing what stands there.

    The span is closed on both sides. Entries are taken as they stand, whether the chain holds or not. The export
    is journalled before the file takes its name; operator None is the owner of the PC at its command line.

    Returns:
        The extent of the archive: count, first and last sequence.

    Raises:
        EmptyPeriodError, ArchiveNotWrittenError, NotAllowedError
    """
    if operator is not None:
        operator.check(Right.JOURNAL)
    part = path.with_name(f"{path.name}.part")
    try:
        manifest = _write(desk, first, last, part)
        payload = {
            "operator": operator.code if operator is not None else "",
            "what": "journal_archive",
            "from": first.isoformat(),
            "to": last.isoformat(),
            "entries": manifest["entries"],
            "last_sequence": manifest["last"]["sequence"],
            "last_hash": manifest["last"]["hash"],
        }
        journal_writer.note(desk, JournalKind.EXPORT, payload)
        part.replace(path)
    except OSError as refused:
        raise ArchiveNotWrittenError(path, str(refused)) from refused
    finally:
        with contextlib.suppress(OSError):
            part.unlink()
    return JournalVerdict(manifest["entries"], manifest["first"]["sequence"], manifest["last"]["sequence"])


def _write(desk: Desk, first: date, last: date, path: Path) -> dict[str, Any]:
    with desk.store.reading() as tx:
        bounds = tx.journal.bounds(desk.workstation.id, first, last)
        if bounds is None:
            raise EmptyPeriodError(first, last)
        profile = shop.read_profile(tx)
        batches = Evidence(tx.connection).journal_batches(desk.workstation.id, after=bounds[0] - 1, until=bounds[1])
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            with archive.open(_named(desk, ENTRIES), "w") as lines:
                extent = _write_lines(lines, ([Link(*row) for row in rows] for rows in batches))
            manifest = {
                **_about(desk, first, last),
                "shop": {"name": profile.name, "legal_name": profile.legal_name, "ridet": profile.ridet},
                **extent,
            }
            _seal(archive, desk, manifest)
    return manifest


def _write_lines(lines: IO[bytes], batches: Iterator[list[Link]]) -> dict[str, Any]:
    """Write one line per entry; give the count, the kinds and both ends, as the manifest says them."""
    kinds: dict[str, int] = {}
    ends: list[Link] = []
    for links in batches:
        ends = [ends[0] if ends else links[0], links[-1]]
        for link in links:
            kind = _KIND.search(link.body)
            name = kind[1] if kind else ""
            kinds[name] = kinds.get(name, 0) + 1
            entry = {"body": link.body, "hash": link.entry_hash, "signature": link.signature}
            lines.write((json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n").encode())
    opening, closing = ends
    return {
        "entries": sum(kinds.values()),
        "kinds": dict(sorted(kinds.items())),
        "first": {
            "sequence": opening.sequence,
            "hash": opening.entry_hash,
            "previous_hash": journal_links.fields_of(opening).get("previous_hash", ""),
        },
        "last": {"sequence": closing.sequence, "hash": closing.entry_hash},
    }


def _about(desk: Desk, first: date, last: date) -> dict[str, Any]:
    return {
        "format": ARCHIVE_FORMAT,
        "schema": JOURNAL_SCHEMA,
        "software": f"KOOM POS {desk.software_version}",
        "written_at_utc": desk.now().strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "period": {"from": first.isoformat(), "to": last.isoformat()},
        "workstation": {
            "id": desk.workstation.id,
            "number": desk.workstation.number,
            "name": desk.workstation.name,
        },
        "public_key": desk.workstation.public_key,
    }


def _seal(archive: zipfile.ZipFile, desk: Desk, manifest: dict[str, Any]) -> None:
    text = (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()
    signature = desk.signing_key.sign(MANIFEST_CONTEXT + text).hex()
    public = desk.signing_key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    archive.writestr(_named(desk, MANIFEST), text)
    archive.writestr(_named(desk, MANIFEST_SIGNATURE), f"{signature}\n")
    archive.writestr(_named(desk, "public_key.pem"), public)
    for name in ("verify.py", "LISEZMOI.txt"):
        archive.writestr(_named(desk, name), resource("verifier", name).read_bytes())


def _named(desk: Desk, name: str) -> zipfile.ZipInfo:
    """Date a file of the archive by the clock of the desk, in Nouméa, to the two seconds a zip can hold."""
    here = desk.now().astimezone(NOUMEA)
    info = zipfile.ZipInfo(name, (here.year, here.month, here.day, here.hour, here.minute, here.second))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


def verify_archive(
    path: Path,
    *,
    signing_key: Ed25519PrivateKey | None = None,
    on_progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> JournalVerdict:
    """Verify an archive by itself: manifest, signature, every entry, and that they are those it announces.

    `fault_sequence` is None when the fault is not one entry's. An archive proves itself against the public key it
    carries; whether that key is the shop's is for the reader to compare.

    Args:
        path: the zip.
        signing_key: the key of this workstation, which makes the check of its own archives much faster.
        on_progress: told (entries checked, entries in all).
        cancelled: asked between batches.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            text = archive.read(MANIFEST)
            signature = archive.read(MANIFEST_SIGNATURE).decode().strip()
            manifest = json.loads(text)
            links = [_link(line) for line in archive.read(ENTRIES).decode().split("\n") if line]
            announced = _announced(manifest)
            public_key = str(manifest["public_key"])
            place = Place(
                str(manifest["workstation"]["id"]),
                int(manifest["first"]["sequence"]),
                str(manifest["first"]["previous_hash"]),
            )
    except (OSError, KeyError, TypeError, ValueError, zipfile.BadZipFile):
        return JournalVerdict(0, None, None, None, JournalFault.NOT_AN_ARCHIVE)
    if not _is_signed(public_key, signature, text):
        return JournalVerdict(0, None, None, None, JournalFault.MANIFEST_CHANGED)
    own = signing_key is not None and signing_key.public_key().public_bytes_raw().hex() == public_key
    fits = journal_links.own_fits(signing_key) if signing_key and own else journal_links.public_fits(public_key)
    numbered = [link._replace(sequence=place.sequence + index) for index, link in enumerate(links)]
    verdict = verify_links(
        (numbered[start : start + BATCH] for start in range(0, len(numbered), BATCH)),
        place,
        fits=fits,
        at=lambda s: numbered[s - place.sequence] if 0 <= s - place.sequence < len(numbered) else None,
        total=len(numbered),
        on_progress=on_progress or (lambda _done, _total: None),
        cancelled=cancelled or (lambda: False),
        public_key="" if own else public_key,
    )
    if verdict.holds and announced != (verdict.entries, verdict.last, numbered[-1].entry_hash if numbered else ""):
        return replace(verdict, fault=JournalFault.MANIFEST_DISAGREES)
    return verdict


def _announced(manifest: dict[str, Any]) -> tuple[int, int, str]:
    return int(manifest["entries"]), int(manifest["last"]["sequence"]), str(manifest["last"]["hash"])


def _is_signed(public_key: str, signature: str, text: bytes) -> bool:
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(signature), MANIFEST_CONTEXT + text)
    except (InvalidSignature, ValueError):
        return False
    return True


def _link(line: str) -> Link:
    """Read a line back as a raw link; the columns an archive leaves out are those the text says."""
    entry = json.loads(line)
    body = str(entry["body"])
    fields = journal_links.fields_of(Link("", 0, "", "", "", body, "", "", ""))
    return Link(
        workstation_id=str(fields.get("workstation", "")),
        sequence=0,
        kind=str(fields.get("kind", "")),
        at_utc=str(fields.get("at_utc", "")),
        business_date=str(fields.get("business_date", "")),
        body=body,
        previous_hash=str(fields.get("previous_hash", "")),
        entry_hash=str(entry["hash"]),
        signature=str(entry["signature"]),
    )
