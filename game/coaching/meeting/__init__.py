"""The team meeting: a period in a few slides, made from the attempts on record; nobody is held up to anybody."""
