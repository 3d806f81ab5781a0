"""What all of the language layer stands on: numbers, dates, money, lists, names of persons, vocabulary files."""
