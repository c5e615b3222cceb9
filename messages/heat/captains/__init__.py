"""Captains of stairwells: what they press, and what they and who organises read."""
