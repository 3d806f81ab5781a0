"""What all of this room stands on: numbers, dates, money, lists, names of persons, word lists, folds of texts."""
