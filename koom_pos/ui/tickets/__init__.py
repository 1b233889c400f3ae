"""Settled tickets: found again, shown as paper, copied, invoiced, taken back."""
