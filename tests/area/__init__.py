"""Arriving in a neighbourhood, belonging to it, standing at its door."""
