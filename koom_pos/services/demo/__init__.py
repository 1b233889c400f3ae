"""The demo shop: an invented assortment, its people and its history, the same for the same seed."""
