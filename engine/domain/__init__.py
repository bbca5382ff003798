"""What the engine speaks of: cases, people, desks, who may see what, the audit trail. Standard library only."""
