"""The running programme: the only floor that knows the outside."""
