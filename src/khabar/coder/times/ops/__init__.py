"""The operations that the rules for times name: how a date is worked out from what was read."""
