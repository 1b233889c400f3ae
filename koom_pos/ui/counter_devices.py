"""What hangs on the counter's cables while the till is open: the ticket printer, the customer's screen or pole."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from koom_pos.domain.settled import SettledSale
from koom_pos.services.logbook import Log
from koom_pos.services.ringing import Rung
from koom_pos.settings import CustomerDisplaySettings, PrinterSettings
from koom_pos.ui.counter import Counter

if TYPE_CHECKING:
    from koom_pos.devices.customer_display import SerialDisplay
    from koom_pos.devices.printer import Printer
    from koom_pos.ui.printing import PrintRunner
    from koom_pos.ui.tasks import Task
    from koom_pos.ui.till.customer_window import CustomerWindow

_log = Log(__name__)
PAPER_FOLDER = "paper"


class CounterDevices(QObject):
    """Opens the devices the settings name, again whenever they change, and lets go of them at the end.

    Signals:
        printer_changed: What the printer says (PrinterState or None) and the jobs waiting (int).
        job_printed: A job came out (PrintOutcome).
    """

    printer_changed = Signal(object, int)
    job_printed = Signal(object)

    def __init__(self, counter: Counter, data_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._data_dir = data_dir
        self._printer_settings: PrinterSettings | None = None
        self._display_settings: CustomerDisplaySettings | None = None
        self._runner: PrintRunner | None = None
        self.printer: Printer | None = None
        self._pole: SerialDisplay | None = None
        self.customer_window: CustomerWindow | None = None

    def start(self) -> None:
        """Open what the settings name and print what a former run left."""
        from koom_pos.ui.printing import PrintRunner  # noqa: PLC0415 - after the window stands

        counter = self._counter
        self._printer_settings = counter.settings.printer.model_copy()
        self._runner = PrintRunner(counter.desk, self._open_printer(), self)
        self._runner.state_changed.connect(self.printer_changed)
        self._runner.job_printed.connect(self.job_printed)
        self._open_display()
        counter.paper_queued.connect(self._runner.wake)
        counter.settings_changed.connect(self._follow_settings)
        counter.sale_changed.connect(self._mirror_sale)
        counter.sale_settled.connect(self._mirror_settled)
        self._runner.start()

    def ask_printer(self) -> None:
        """Look at once whether the printer works again."""
        if self._runner is not None:
            self._runner.wake()

    def waiting(self) -> int:
        """Give how many papers wait for the printer."""
        return self._runner.waiting if self._runner is not None else 0

    def stop(self) -> None:
        """Let the job under way come to its end, then let go of everything."""
        if self._runner is not None:
            self._runner.stop()
        self._close_display()

    def _open_printer(self) -> "Printer | None":
        self.printer = self._printer_of_settings()
        return self.printer

    def _printer_of_settings(self) -> "Printer | None":
        settings = self._counter.settings.printer
        if settings.kind == "none":
            return None
        from koom_pos.devices.printer import open_printer  # noqa: PLC0415 - off the start path
        from koom_pos.services.print_queue import broken_job  # noqa: PLC0415
        from koom_pos.ui.settings_pages.printer_setup import device_settings  # noqa: PLC0415

        if settings.kind == "screen" and not settings.address:
            settings = settings.model_copy(update={"address": str(self._data_dir / PAPER_FOLDER)})
        private = self._data_dir / "keys"
        try:
            return open_printer(
                device_settings(settings), private_dir=private, broken_job=broken_job(self._counter.desk)
            )
        except ValueError as wrong:
            _log.warning("printer_settings_wrong", reason=str(wrong))
            return None

    def _follow_settings(self) -> None:
        settings = self._counter.settings
        if self._runner is not None and settings.printer != self._printer_settings:
            self._printer_settings = settings.printer.model_copy()
            self._runner.change_printer(self._open_printer())
        if settings.customer_display != self._display_settings:
            self._close_display()
            self._open_display()

    def _open_display(self) -> None:
        display = self._counter.settings.customer_display
        self._display_settings = display.model_copy()
        if display.kind == "window":
            from koom_pos.ui.till.customer_window import CustomerWindow  # noqa: PLC0415
            from koom_pos.ui.till.pictures import PictureSource  # noqa: PLC0415

            self.customer_window = CustomerWindow(self._counter, PictureSource(self._read_picture))
            self.customer_window.open_beside()
        elif display.kind == "serial" and display.port:
            from koom_pos.devices.customer_display import SerialDisplay  # noqa: PLC0415

            self._pole = SerialDisplay(display.port)

    def _close_display(self) -> None:
        if self.customer_window is not None:
            self.customer_window.close()
            self.customer_window.deleteLater()
            self.customer_window = None
        if self._pole is not None:
            self._pole.close()
            self._pole = None

    def _mirror_sale(self, rung: Rung) -> None:
        if self._pole is not None:
            from koom_pos.ui.till.customer_window import customer_lines  # noqa: PLC0415

            self._show_on_pole(customer_lines(rung))

    def _mirror_settled(self, sale: SettledSale) -> None:
        if self._pole is not None:
            from koom_pos.services import loyalty  # noqa: PLC0415
            from koom_pos.ui.till.customer_window import settled_lines  # noqa: PLC0415

            points = loyalty.points_after(self._counter.desk, sale.id)
            self._show_on_pole(settled_lines(sale, balance=points.balance if points is not None else None))

    def _show_on_pole(self, lines: tuple[str, str]) -> None:
        """Write beside the screens: a pole pulled out must not hold up a scan."""
        pole = self._pole
        if pole is None:
            return

        def write(_task: "Task") -> None:
            pole.show(*lines)

        self._counter.tasks.run_on_network(write, success=_shown, failure=_not_shown, owner=self)

    def _read_picture(self, picture_id: str) -> bytes | None:
        with self._counter.desk.store.reading() as tx:
            return tx.catalogue.picture(picture_id)


def _shown(_nothing: None) -> None:
    """Nobody waits for the pole."""


def _not_shown(failure: Exception) -> None:
    _log.warning("customer_display_failed", error=type(failure).__name__)
