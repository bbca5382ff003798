"""Expressions and elements, compiled once and evaluated on demand (DMN 1.5, chapters 7, 8 and 10)."""
