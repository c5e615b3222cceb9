"""What storage can refuse."""


class RowMissing(LookupError):
    """The row a button or a link speaks of is no longer there."""


class AlreadyDone(Exception):
    """This was done before: by another process, or on an earlier delivery."""


class DatabaseAway(OSError):
    """The database does not answer; nothing of this was kept, and it may be tried again."""


class DatabaseReplaced(DatabaseAway):
    """The database's file is gone, or another one lies in its place."""
