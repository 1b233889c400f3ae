"""Settings of this workstation: what hangs on its cables, and how its screen looks.

Not the shop's settings (identity, tax regime, caps), which are facts in the store. Kept as `workstation.json`
in the data folder so that a technician can read and mend it by hand. Read with pydantic alone:
pydantic-settings would add 120 ms to each start for the one environment variable there is.
"""

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

FILE_NAME = "workstation.json"
DATA_VARIABLE = "KOOM_DATA"


class SettingsFileError(ValueError):
    """The settings file cannot be used; it was left as it is.

    Not one of the error families: settings lie below the domain. `field` is a dotted path such as
    `printer.port`, empty when the file as a whole cannot be read; `reason` is technical English.
    """

    def __init__(self, *, path: Path, field: str, reason: str) -> None:
        super().__init__(f"{path}: {field or 'file'}: {reason}")
        self.path = path
        self.field = field
        self.reason = reason


class _Section(BaseModel):
    """Unknown names are refused: a misspelt setting must not be silently without effect."""

    model_config = ConfigDict(extra="forbid", validate_assignment=True)


class PrinterSettings(_Section):
    """The ticket printer. `columns` of font A and `dots` across are those of the paper in use."""

    kind: Literal["none", "screen", "network", "usb", "serial", "windows", "file"] = "none"
    address: str = ""
    """By kind: host; `vendor:product` in hex; device name (COM3, /dev/ttyUSB0); spooler name; file."""
    port: int = Field(default=9100, ge=1, le=65_535)
    columns: int = Field(default=48, ge=24, le=64)
    code_page: str = Field(default="cp1252", min_length=1)
    dots: int = Field(default=576, ge=200, le=1024, multiple_of=8)


class CustomerDisplaySettings(_Section):
    """What the customer sees: nothing, a two-line serial pole (`port`), or a second window."""

    kind: Literal["none", "serial", "window"] = "none"
    port: str = ""


class TerminalSettings(_Section):
    """The card terminal. Manual: the cashier says whether it paid. `timeout_s` covers the whole payment."""

    mode: Literal["manual", "caisse_ap"] = "manual"
    host: str = ""
    port: int = Field(default=8888, ge=1, le=65_535)
    timeout_s: int = Field(default=120, ge=5, le=600)


class ScannerSettings(_Section):
    """The wedge scanner: keys closer than `gap_ms` and at least `shortest` of them are a scan."""

    gap_ms: int = Field(default=35, ge=5, le=200)
    shortest: int = Field(default=6, ge=3, le=20)


class MailSettings(_Section):
    """The mail server messages are handed to; no host, no mail. Its password is a secret of the vault, never here."""

    host: str = ""
    port: int = Field(default=587, ge=1, le=65_535)
    security: Literal["none", "starttls", "tls"] = "starttls"
    user: str = ""
    sender: str = ""
    timeout_s: int = Field(default=30, ge=1, le=300)


OnlineStream = Literal[
    "customers", "consents", "erasures", "orders", "catalogue", "stock", "wishes", "vouchers", "points"
]
_ONLINE_STREAMS: tuple[OnlineStream, ...] = get_args(OnlineStream)


class OnlineShopSettings(_Section):
    """The online shop's database; no address, no exchange. Its password is a secret of the vault, never here.

    A file named without a folder lies in the data folder. `every_s` 0: only when somebody asks. `alarm_hours`: how
    long something may wait before the light says so. `accepted_version`: a version this program does not know, and
    which the manager lets it write to. `api_address`: where the shop's own interface is, if it has one; its key and
    secret are secrets of the vault too.
    """

    address: str = ""
    enabled: bool = True
    every_s: int = Field(default=60, ge=0, le=86_400)
    alarm_hours: int = Field(default=24, ge=1, le=720)
    streams: list[OnlineStream] = Field(default_factory=lambda: list(_ONLINE_STREAMS))
    accepted_version: str = ""
    api_address: str = ""


class WorkstationSettings(_Section):
    """Everything that differs from one PC of the shop to the next."""

    workstation_name: str = Field(default="Caisse 1", min_length=1, max_length=40)
    workstation_number: int = Field(default=1, ge=1, le=99)
    language: Literal["fr", "en"] = "fr"
    theme: Literal["light", "dark", "system"] = "system"
    auto_lock_minutes: int = Field(default=5, ge=0, le=240)  # 0: never
    sound: bool = True
    prefer_keyring: bool = False
    printer: PrinterSettings = Field(default_factory=PrinterSettings)
    customer_display: CustomerDisplaySettings = Field(default_factory=CustomerDisplaySettings)
    terminal: TerminalSettings = Field(default_factory=TerminalSettings)
    scanner: ScannerSettings = Field(default_factory=ScannerSettings)
    mail: MailSettings = Field(default_factory=MailSettings)
    online: OnlineShopSettings = Field(default_factory=OnlineShopSettings)


def choose_data_dir(argument: Path | None, environ: Mapping[str, str], default: Path) -> Path:
    """Return the data folder, absolute: `--data` wins over `KOOM_DATA`, which wins over the platform's folder.

    The folder may not exist yet. A leading `~` is the home folder.
    """
    said = argument or (Path(environ[DATA_VARIABLE]) if environ.get(DATA_VARIABLE) else default)
    return said.expanduser().absolute()


def load_settings(data_dir: Path) -> WorkstationSettings:
    """Read the settings of a data folder; without a file, the defaults.

    Raises:
        SettingsFileError: The file is not JSON, or a field is wrong; the first wrong field is named.
    """
    path = data_dir / FILE_NAME
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return WorkstationSettings()
    except OSError as error:
        raise SettingsFileError(path=path, field="", reason=str(error)) from error
    try:
        return WorkstationSettings.model_validate(json.loads(content.decode("utf-8-sig")), strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise SettingsFileError(path=path, field=field, reason=first["msg"]) from error
    except ValueError as error:  # not UTF-8, or not JSON
        raise SettingsFileError(path=path, field="", reason=str(error)) from error


def save_settings(data_dir: Path, settings: WorkstationSettings) -> Path:
    """Write the settings so that a power cut leaves the old file or the new one, never half of one.

    Raises:
        SettingsFileError: The present file is broken: mending it comes first, or its content would be lost.
        OSError: The disk refused; the old file stands.
    """
    load_settings(data_dir)
    data_dir.mkdir(parents=True, exist_ok=True)
    path = data_dir / FILE_NAME
    text = json.dumps(settings.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
    handle, name = tempfile.mkstemp(prefix=f"{FILE_NAME}.", suffix=".part", dir=data_dir)
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            part.unlink()
    return path
