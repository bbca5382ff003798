"""Campaigns: many processes at once, killed at random moments, and what must be true afterwards."""
