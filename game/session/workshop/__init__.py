"""What the trainer's commands do with files."""
