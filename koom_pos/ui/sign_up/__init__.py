"""Sign-up at the counter: the cashier's page, the customer's scenes, her signature, the slip to sign."""
