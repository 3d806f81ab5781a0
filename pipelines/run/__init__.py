"""One run of `gka ingest`: what is to be read, the processes that read it, the log and the messages of it.

`ingest.py` has the run itself; `plan.py` decides what is read, `work.py` reads one file, `pool.py` and
`dask_cluster.py` spread the work.
"""
