"""From what a user names (files, folders, archives, URLs) to the source files that are read."""
