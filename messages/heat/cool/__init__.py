"""Cool places: their hours, the organisers' list, the way to the nearest and its map."""
