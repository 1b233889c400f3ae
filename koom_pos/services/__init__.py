"""The acts of the shop: one function and one transaction each, nothing printed or sent before the commit."""
