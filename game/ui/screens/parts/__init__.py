"""What several pages share: frame, header bar, section titles, and how channels, pillars and people are named."""
