"""Files and object storage: whole files or none."""
