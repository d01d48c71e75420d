"""The commands: everything authors and teams do without the window, and playing in a terminal."""
