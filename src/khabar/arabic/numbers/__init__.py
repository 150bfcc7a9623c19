"""Numbers in words and digits: which words make one number, and its value."""
