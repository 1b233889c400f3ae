"""The same founded shop as the acts have."""

from tests.services.conftest import clock, empty_store_file, founded_store_file, open_shop, shop

__all__ = ["clock", "empty_store_file", "founded_store_file", "open_shop", "shop"]
