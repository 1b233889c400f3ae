"""The composition root: the only place that builds and wires the parts of a workstation.

Nothing here decides anything. Slow parts are imported when they are built, so that `--version` is instant and the
window comes before what it does not need yet.
"""
