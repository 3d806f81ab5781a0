"""Tables on a page: drawn by rules, by rules between rows only, or by alignment alone."""
