"""The usual layout of a YAML file: read with its comments, written anew, and never another content."""
