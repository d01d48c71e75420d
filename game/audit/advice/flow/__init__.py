"""Checks of the way through: what leads nowhere, is never needed, or never happens. Codes EM32x to EM34x."""
