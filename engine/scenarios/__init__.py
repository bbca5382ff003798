"""Stories told to the real engine: reading them, running them, and saying what did not come true."""
