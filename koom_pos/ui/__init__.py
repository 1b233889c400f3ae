"""The screens: they show, ask and forward, and compute nothing."""
