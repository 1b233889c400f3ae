"""Tickets, closings and invoices: the content once, then text, ESC/POS bytes and PDF."""
