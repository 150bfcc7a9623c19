"""The schema of the codebook: a record for each list (`lists`, by the question that it answers) and for each class
of verb (`verbs`)."""
