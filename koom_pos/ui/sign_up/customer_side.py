"""Where the customer's scenes stand: on her own window, or before the shop's window while it is turned to her."""

from PySide6.QtCore import Qt

from koom_pos.ui.shell import Stage
from koom_pos.ui.sign_up.scene_parts import Shown
from koom_pos.ui.sign_up.scenes import CustomerScenes
from koom_pos.ui.till.customer_window import CustomerWindow


class CustomerSide:
    """Puts her scenes in front and takes them away. Without a stage, nothing is shown anywhere."""

    def __init__(self) -> None:
        self.stage: Stage | None = None
        self.scenes = CustomerScenes()
        self.scenes.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.turned = False
        self._window: CustomerWindow | None = None

    def has_second_screen(self) -> bool:
        """Tell whether she has a window of her own."""
        return self.stage is not None and self.stage.second_screen() is not None

    def begin(self, shown: Shown, language: str) -> None:
        """Show her everything from the start."""
        self._choose_place()
        self.scenes.begin(shown, language)
        self._put_in_front()

    def correct(self, shown: Shown) -> None:
        """Show her what was corrected."""
        self.scenes.correct(shown)
        self._put_in_front()

    def turn_again(self) -> None:
        """Turn the screen to her again, after the lock or another page stood before it."""
        self._put_in_front()

    def back_to_shop(self) -> None:
        """Give a turned screen back to the shop; on her own window she stays where she is."""
        if self.turned and self.stage is not None:
            self.stage.turn_back(self.scenes)

    def end(self) -> None:
        """Take the scenes away and have them forget her."""
        self.back_to_shop()
        if self._window is not None:
            self._window.take_away(self.scenes)
            self._window = None
        self.turned = False
        self.scenes.forget()

    def lost_its_window(self) -> bool:
        """Tell whether the window she was looking at is no longer the customer's."""
        return self._window is not None and (self.stage is None or self.stage.second_screen() is not self._window)

    def _choose_place(self) -> None:
        self._window = self.stage.second_screen() if self.stage is not None else None
        self.turned = self._window is None
        self.scenes.turn(self.turned)

    def _put_in_front(self) -> None:
        if self._window is not None:
            self._window.put_in_front(self.scenes)
        elif self.stage is not None:
            self.stage.turn(self.scenes)
