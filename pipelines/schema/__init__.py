"""The tables: each column declared once, and what is made from that: Arrow schemas, the data dictionary."""
