"""Settings of the shop and of this workstation, its people, its journal."""
