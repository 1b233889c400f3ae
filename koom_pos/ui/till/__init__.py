"""The sale page: articles and cart, payment, the questions asked on the way, and the customer's own window."""
