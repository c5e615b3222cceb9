"""What people type for a day and an hour."""
