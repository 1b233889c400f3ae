"""What the command line says of the journal: an exit code, and sentences in the shop's French.

The code is 0 when all is well, 1 when something is wrong.
"""

from datetime import date
from pathlib import Path

from koom_pos.domain.business_day import format_local_date
from koom_pos.domain.money import format_francs
from koom_pos.services.desk import Desk
from koom_pos.services.journal_archive import verify_archive, write_archive
from koom_pos.services.journal_check import JournalVerdict, verify_journal
from koom_pos.services.journal_cross_check import Contradiction, Disagreement, cross_check
from koom_pos.services.journal_links import JournalFault

FAULTS: dict[JournalFault, str] = {
    JournalFault.CHANGED: "son texte a été modifié",
    JournalFault.HASH_CHANGED: "son empreinte a été modifiée, son texte est d’origine",
    JournalFault.REHASHED: "réécrite avec une nouvelle empreinte, elle n’est pas signée par cette caisse",
    JournalFault.SIGNATURE_CHANGED: "sa signature a été modifiée, son texte est d’origine",
    JournalFault.MISSING: "elle manque",
    JournalFault.INSERTED: "elle a été ajoutée après coup",
    JournalFault.SWAPPED: "elle a été échangée avec une autre",
    JournalFault.CHAIN_BROKEN: "elle ne suit pas l’écriture précédente",
    JournalFault.COLUMN_CHANGED: "une colonne de la base contredit son texte",
    JournalFault.NOT_CANONICAL: "sa forme n’est pas canonique",
    JournalFault.KEY_CHANGED: "la clé publique enregistrée n’est pas celle de cette caisse",
    JournalFault.NOT_AN_ARCHIVE: "ce fichier n’est pas une archive du journal",
    JournalFault.MANIFEST_CHANGED: "le manifeste a été modifié",
    JournalFault.MANIFEST_DISAGREES: "les écritures ne sont pas celles qu’annonce le manifeste",
}
_SUBJECTS = {
    "ticket": "Ticket",
    "closing": "Clôture",
    "day": "Z de caisse",
    "month": "Clôture du mois",
    "year": "Clôture de l’année",
}
_DISAGREEMENTS = {
    Disagreement.NO_ENTRY: "sans son écriture au journal",
    Disagreement.NO_ROW: "au journal, mais absent de la base",
    Disagreement.DIFFERS: "différent de son écriture au journal",
}


def verify_lines(desk: Desk) -> tuple[int, list[str]]:
    """Verify the journal of this workstation, and its books against it."""
    verdict = verify_journal(desk)
    lines = _verdict_lines(verdict, "Journal")
    check = cross_check(desk)
    if check.holds:
        counts = f"{_number(check.tickets)} tickets, {_number(check.closings)} clôtures"
        lines.append(f"Base conforme au journal : {counts}.")
    else:
        lines.append("Base non conforme au journal :")
        lines += [f"  {_contradiction_line(each)}" for each in check.contradictions]
    return (0 if verdict.holds and check.holds else 1), lines


def verify_archive_lines(archive: Path) -> tuple[int, list[str]]:
    """Verify an archive by itself; no store is needed."""
    verdict = verify_archive(archive)
    return (0 if verdict.holds else 1), _verdict_lines(verdict, f"Archive {archive.name}")


def archive_lines(desk: Desk, first: date, last: date, path: Path) -> tuple[int, list[str]]:
    """Write the archive of a span of business dates.

    Raises:
        EmptyPeriodError, ArchiveNotWrittenError
    """
    extent = write_archive(desk, None, first, last, path)
    span = f"du {format_local_date(first)} au {format_local_date(last)}"
    counts = f"{_number(extent.entries)} écritures, de la {extent.first} à la {extent.last}"
    return 0, [f"Archive {span} : {counts}.", str(path)]


def _verdict_lines(verdict: JournalVerdict, what: str) -> list[str]:
    if verdict.holds:
        if not verdict.entries:
            return [f"{what} vide."]
        counts = f"{_number(verdict.entries)} écritures, de la {verdict.first} à la {verdict.last}"
        return [f"{what} intact{'e' if what.startswith('Archive') else ''} : {counts}."]
    if verdict.fault is None:
        return [f"Vérification interrompue après {_number(verdict.entries)} écritures."]
    where = f"Écriture {verdict.fault_sequence} : " if verdict.fault_sequence is not None else ""
    detail = f" ({verdict.detail})" if verdict.detail else ""
    return [
        f"{what} : NON INTACT{'E' if what.startswith('Archive') else ''}.",
        f"{where}{FAULTS[verdict.fault]}{detail}.",
        f"Écritures vérifiées avant elle : {_number(verdict.entries)}.",
    ]


def _contradiction_line(found: Contradiction) -> str:
    number = f" n° {found.number}" if found.number else ""
    field = f" ({found.field})" if found.field else ""
    words = _DISAGREEMENTS[found.disagreement]
    return f"{_SUBJECTS[found.subject]}{number}, écriture {found.sequence} : {words}{field}"


def _number(count: int) -> str:
    return format_francs(count, suffix="")
