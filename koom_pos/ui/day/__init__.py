"""The day of the till: opening, movements, reading, closing, and the closings of before."""
