"""How a page of HTML begins that needs nothing but itself."""

from html import escape


def head(title: str, style: str) -> tuple[str, ...]:
    """The lines up to the body: a light page of this title, with this style sheet in it."""
    return (
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        '<meta name="color-scheme" content="light">',
        f"<title>Extra Mile: {escape(title)}</title>",
        f"<style>\n{style}\n</style>",
        "</head>",
    )
