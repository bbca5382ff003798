"""PostgreSQL: tables, roles and policies, connections, sealed values, the audit trail."""
