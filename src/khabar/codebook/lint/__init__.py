"""What is wrong with a codebook: every rule of its schema, each broken one with file, entry and what was expected."""
