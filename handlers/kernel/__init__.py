"""What every handler is made of: an event in, a reply out, facts and promises through the turn."""
