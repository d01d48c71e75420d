"""A scenario to begin with: the templates that ship, and what is filled into them."""

TEMPLATES = {
    "complaint": "something went wrong again, and the words hurt",
    "request": "somebody wants what cannot be had like that",
    "recovery": "it is our mistake, to be put right in the right order",
    "wow": "all is well, and there is room for more",
}
"""The names of the templates, and what each is about."""
