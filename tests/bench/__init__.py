"""Measures Palier: beside a hand-written bot, at its start, in a storm."""
