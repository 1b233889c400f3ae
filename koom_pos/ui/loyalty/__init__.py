"""The loyalty programme on screen: its rules, what they would have given, the welcome voucher."""
