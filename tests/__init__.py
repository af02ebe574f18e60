"""The tests; each folder mirrors a folder of the source."""
