"""Alembic's entry: runs the migrations on the connection that `engine.storage.migrating` hands over."""

from alembic import context

from engine.storage.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
