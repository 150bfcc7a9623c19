"""The ledger: many reports, one incident, every source. Claims at rest in SQLite or PostgreSQL, linked into events and incidents."""
