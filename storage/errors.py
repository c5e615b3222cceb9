"""What storage can refuse."""


class Missing(LookupError):
    """The row a button or a link speaks of is no longer there."""


class Duplicate(Exception):
    """This was done before: by another process, or on an earlier delivery."""
