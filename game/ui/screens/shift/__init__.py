"""The shift in the window: choosing one, the queue between contacts, the desk meanwhile, and the debrief at the end."""
