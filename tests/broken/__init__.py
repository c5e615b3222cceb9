"""Broken things, each met once while neighbours are served: updates, rows, answers, payloads."""


def listed(red: dict[str, str]) -> str:
    """What is not as it must be, a line each."""
    return "\n".join([f"{len(red)} red:", *(f"  {what}: {why}" for what, why in red.items())])
