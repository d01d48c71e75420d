"""A scenario played while it is being written: read again at each save, with the place kept, and nothing hidden."""
