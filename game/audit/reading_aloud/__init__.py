"""A scenario as a script: to be read, talked about and signed by people who never open its file."""
