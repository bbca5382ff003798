"""What Koosrada promises, in sentences."""
