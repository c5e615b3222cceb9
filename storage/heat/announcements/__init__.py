"""What is announced about the heat, to whom and when, and what neighbours answer."""
