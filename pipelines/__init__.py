"""From documents to tables: the row types, the rows, the dataset, the run and the command `gka`.

The only room that knows both neighbours: `extract` (what is printed where) and `nlp` (what a Dutch text says).
"""
