"""What `make bench` runs: the numbers the shop feels, each beside a limit measured in the same run."""
