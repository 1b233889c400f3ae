"""The import of articles told in lines, for the command line."""

from pathlib import Path

from koom_pos.domain.operator import Operator, Right
from koom_pos.services.catalogue_import import ImportPlan, carry_out, check_sheet, propose_mapping, read_sheet
from koom_pos.services.catalogue_sheet import UnreadableSheetError
from koom_pos.services.desk import Desk

_FOUND_WRONG = 1


def import_lines(desk: Desk, operator: Operator, file: Path, *, dry_run: bool) -> tuple[int, list[str]]:
    """Import a sheet with the mapping its headers propose; gives the exit code and what to print.

    Every fault is listed and nothing is written when there is one (exit code 1), or on a dry run.

    Raises:
        NotAllowedError, UnreadableSheetError
    """
    operator.check(Right.EDIT_CATALOGUE)
    try:
        sheet = read_sheet(file)
    except OSError as error:
        raise UnreadableSheetError(file, error.strerror or type(error).__name__) from error
    mapping = propose_mapping(sheet.headers)
    plan = check_sheet(desk, sheet, mapping)
    lines = [f"{header} → {field}" for header, field in mapping.items()]
    lines += [
        f"row {fault.row}, {fault.column}: {fault.kind} ({fault.text})" + (f" → {fault.fact}" if fault.fact else "")
        for fault in plan.faults
    ]
    lines.append(_count(plan))
    if plan.faults:
        return _FOUND_WRONG, [*lines, "nothing imported: mend the rows above and import again"]
    if dry_run:
        return 0, [*lines, "dry run: nothing imported"]
    carry_out(desk, operator, plan)
    return 0, [*lines, "imported"]


def _count(plan: ImportPlan) -> str:
    return f"{plan.new} new, {plan.changed} changed, {plan.unchanged} unchanged, {len(plan.faults)} faults"
