"""The pages of the window; `game.ui.routes` opens them, so that no page needs to know another."""
