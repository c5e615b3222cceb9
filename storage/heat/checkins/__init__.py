"""Who asked to be checked on, each check, and who is turned to when nobody answers."""
