"""The proof at the end of the tour, written as `tour.json`."""

import json
from pathlib import Path

from koom_pos.ui.tour.stage import Stage


def write_tour(folder: Path, stage: Stage, seconds: int) -> None:
    """Write the totals and every check."""
    told = {
        "seconds": seconds,
        "pictures": stage.album.names,
        "checks": [each.sentence() for each in stage.findings.made],
        "faults": stage.findings.faults(),
    }
    (folder / "tour.json").write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
