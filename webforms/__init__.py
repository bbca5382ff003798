"""What people touch: the command line over the engine."""
