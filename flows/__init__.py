"""The flows that fill the record, and the command line."""
