"""The dataset on disk or behind a URL: staged documents, table files, state, commit."""
