"""Municipalities, places, schools and school boards: the lists that are shipped and those that a user adds."""
