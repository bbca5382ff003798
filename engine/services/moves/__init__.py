"""Moving what runs: from wait state to wait state in one transaction, first in memory, then written at once."""
