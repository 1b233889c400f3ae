"""Tables of a workstation's store. Importing this package registers all of them."""

from koom_pos.store.tables import catalogue, consents, customers, house, loyalty, online, sales, till
from koom_pos.store.tables.metadata import Base

metadata = Base.metadata

__all__ = ["Base", "catalogue", "consents", "customers", "house", "loyalty", "metadata", "online", "sales", "till"]
