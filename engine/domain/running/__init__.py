"""What the engine reads of a running case, and what one transaction leaves to be written."""
