"""Report → claims: one question a file, and the list of stages. Opens no file and asks no clock."""
