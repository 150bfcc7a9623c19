"""What khabar knows about the world, as data that an analyst can edit, and what loads and checks it."""
