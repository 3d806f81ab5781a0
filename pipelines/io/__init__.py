"""Files and object storage: whole files, bytes behind URLs, and what a user is told when the system fails."""
