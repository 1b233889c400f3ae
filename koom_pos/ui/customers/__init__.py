"""The page « Clients »: find a customer, see her card, change it, keep her word on what the shop may do."""
