"""What was said so far in the first run. Kept in memory alone: nothing is stored before the last step."""

from dataclasses import dataclass, field
from typing import Literal

from koom_pos.services.shop import ShopProfile
from koom_pos.settings import PrinterSettings, WorkstationSettings


@dataclass(slots=True)
class Draft:
    """The answers of the steps. `recovery` is empty until the sheet is put away or put off."""

    language: Literal["fr", "en"] = "fr"
    profile: ShopProfile = field(default_factory=ShopProfile)
    workstation_name: str = "Caisse 1"
    workstation_number: int = 1
    printer: PrinterSettings = field(default_factory=PrinterSettings)
    manager_name: str = ""
    manager_pin: str = ""
    recovery: Literal["", "printed", "later"] = ""

    @classmethod
    def of(cls, settings: WorkstationSettings) -> "Draft":
        """Begin with what the settings of the workstation say already."""
        return cls(
            language=settings.language,
            workstation_name=settings.workstation_name,
            workstation_number=settings.workstation_number,
            printer=settings.printer.model_copy(),
        )
