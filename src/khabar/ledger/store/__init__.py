"""The database of a ledger: schema, engine, migrations, ingest, relinking, copies, backup, erasure."""
