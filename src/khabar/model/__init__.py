"""Frozen records, a file for each layer: report, mention, claim, event."""
