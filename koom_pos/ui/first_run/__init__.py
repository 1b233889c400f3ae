"""What stands before the till exists: the first run, and the progress of a start that takes time."""
