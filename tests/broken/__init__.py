"""Broken things, each met once while neighbours are served: updates, rows, answers, payloads."""
