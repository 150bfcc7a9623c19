"""The commands of `khabar ledger`."""
