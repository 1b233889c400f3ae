"""The exchange with the online shop as a person meets it: its light, its page, and what runs behind them."""
