"""What the services read and write, in statements that do not grow with the case."""
