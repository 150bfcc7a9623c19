"""What the files of the codebook may hold: a typed record for each class of words."""
