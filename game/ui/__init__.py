"""The window of Extra Mile: the only package that imports pygame. Importing this package does no work.

Floors inside it, lower ones first: theme, scale, input · text, pictures · canvas · context, screen · widgets ·
stage (what is on the screen, without a screen) · window (the real display and its loop) · testing.
"""
