"""Ticket printer, drawer, customer display, scanner, card terminal: each behind a small protocol."""
