"""What organisers see: their panel, an area being declared, its walls and its team."""
