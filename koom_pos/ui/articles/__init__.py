"""The catalogue as the manager sees it: the list, one article, its prices, and the import of a supplier's file."""
