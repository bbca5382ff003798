"""Migrations of the database's schema, run by `engine.storage.migrating.migrate`.

A migration that changes rows lifts FORCE ROW LEVEL SECURITY of its table for its own transaction, or sets row_security
to off (then it fails aloud): under forced policies, the owner's UPDATE changes no row and says nothing. A new table is
given to koosrada_owner and gets its policies and grants in the same migration.
"""
