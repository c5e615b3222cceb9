"""Stories about what is told in confidence by message, and about promises that end."""
