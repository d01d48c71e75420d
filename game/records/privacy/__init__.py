"""What is kept about a person: to be shown, taken along, named by consent, forgotten, and kept no longer than asked."""
