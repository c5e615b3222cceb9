"""Numbers without people."""
