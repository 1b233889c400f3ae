"""What the tour checked: each agreement with its values, each disagreement as a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """One comparison: who said what. It holds when all say the same."""

    subject: str
    said: Mapping[str, object]

    @property
    def holds(self) -> bool:
        """Tell whether all said the same."""
        values = list(self.said.values())
        return all(value == values[0] for value in values[1:])

    def sentence(self) -> str:
        """Say it in one sentence."""
        told = ", ".join(f"{who}: {value}" for who, value in self.said.items())
        return f"{self.subject}: {'agreed' if self.holds else 'disagreement'} ({told})"


@dataclass(slots=True)
class Findings:
    """All that was checked, in order, and what went wrong on the way."""

    made: list[Finding] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def agree(self, subject: str, **said: object) -> None:
        """Note what each of screen, store, journal and paper says of one thing."""
        self.made.append(Finding(subject, said))

    def trouble(self, sentence: str) -> None:
        """Note something that should not have happened."""
        self.troubles.append(sentence)

    def faults(self) -> list[str]:
        """List what disagreed and what went wrong, as sentences."""
        return [each.sentence() for each in self.made if not each.holds] + self.troubles
