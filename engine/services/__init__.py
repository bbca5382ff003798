"""What can be done: commands, their handlers and the ports through which they reach the rest of the world."""
