"""What an operator meets: settings and files in every state, and the commands that need them."""
