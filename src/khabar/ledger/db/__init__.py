"""The ledger's database: tables, engine, migrations, rows and texts. It knows nothing of review and store."""
