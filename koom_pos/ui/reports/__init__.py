"""What the shop sold, as one sentence, one chart and one table per report."""
