"""The main window around the pages: rail, strip, panel at the right, keys."""
