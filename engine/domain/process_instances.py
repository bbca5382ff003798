"""Process instances."""

ACTIVE = "active"
COMPLETED = "completed"
TERMINATED = "terminated"
INCIDENT = "incident"
SUSPENDED = "suspended"
STATES = (ACTIVE, COMPLETED, TERMINATED, INCIDENT, SUSPENDED)
RUNNING = (ACTIVE, INCIDENT, SUSPENDED)
