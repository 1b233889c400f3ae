"""A store under construction: thousands of acts gathered in few transactions, for the demo shop and the benches.

Never for a shop at work: what is gathered is lost together, and commits do not wait for the disk.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine

from koom_pos.store.engine import open_engine, relax
from koom_pos.store.transaction import Store, Transaction


class GatheringStore(Store):
    """Acts inside `gathering` share one transaction, from one thread; outside, each has its own as ever."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._shared: Connection | None = None

    @classmethod
    def open(cls, path: Path, key: bytes) -> "GatheringStore":
        """Open a migrated store whose commits return before they are on the disk."""
        engine = open_engine(path, key)
        relax(engine)
        return cls(engine)

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """Commit what the block did, once; any error undoes the whole block, refused acts included."""
        with self.engine.begin() as connection:
            self._shared = connection
            try:
                yield
            finally:
                self._shared = None

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Give the shared transaction inside `gathering`, else one of its own."""
        if self._shared is None:
            with super().transaction() as own:
                yield own
            return
        tx = Transaction(self._shared)
        yield tx
        if "session" in tx.__dict__:
            tx.session.flush()

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """Read inside `gathering` what it wrote so far, else one consistent moment."""
        if self._shared is None:
            with super().reading() as own:
                yield own
            return
        yield Transaction(self._shared)
