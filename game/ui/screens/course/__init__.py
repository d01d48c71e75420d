"""The way through the course: what comes next, what opens when, where one stands, and the certificate at its end."""

from game.ui.screens.course.screen import CourseScreen

__all__ = ["CourseScreen"]
