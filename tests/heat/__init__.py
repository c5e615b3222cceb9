"""Stories of the heat."""
