"""How hot it is: who says so, how it is kept, and how organisers set it."""
