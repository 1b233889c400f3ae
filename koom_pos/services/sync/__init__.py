"""The exchange with the online shop: rounds that pull what changed there and push what was done here."""
