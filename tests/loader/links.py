"""The links of a page in docs/, and whether each leads somewhere."""

import re
from pathlib import Path


def links(text: str) -> list[str]:
    """Where the links of a page lead."""
    return re.findall(r"\]\(([^)]+)\)", text)


def dangling(text: str, folder: Path) -> list[str]:
    """The links that lead neither to a heading of the page nor to a file beside it in `folder`."""
    heads = re.findall(r"^#+ (.*)$", text, re.M)
    anchors = {"#" + re.sub(r"[^\w -]", "", head).strip().lower().replace(" ", "-") for head in heads}
    return [one for one in links(text) if one not in anchors and not (folder / one).is_file()]
