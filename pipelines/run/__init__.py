"""One run of `gka ingest`: what is to be read, the workers that read it, the log of it."""
