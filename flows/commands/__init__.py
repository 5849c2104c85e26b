"""The commands of `greffier`, by what they are for."""
