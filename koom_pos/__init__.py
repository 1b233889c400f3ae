"""KOOM POS: the till and the shop management of KOOM, Nouméa."""

__version__ = "0.1.0"
