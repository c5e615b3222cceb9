"""Palier killed without warning, again and again, and what must be true afterwards."""
