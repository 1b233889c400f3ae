"""The truth of a workstation: SQLAlchemy on an encrypted SQLite file, and nothing else."""

from koom_pos.store.transaction import Store, Transaction

__all__ = ["Store", "Transaction"]
