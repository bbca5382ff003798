"""Koosrada's engine: everything but the web pages."""
