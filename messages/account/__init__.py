"""What a member sees of themselves: their page, their pause, what is kept, how to leave."""
