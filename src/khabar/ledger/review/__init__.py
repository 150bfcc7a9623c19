"""People: what they decided, the log that proves it, and the ids that last."""
