"""Stories of other tools in, and scenarios out to them."""
