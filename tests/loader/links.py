"""The links of a page in docs/, and whether each leads somewhere."""

import re
from pathlib import Path


def links(text: str) -> list[str]:
    """Where the links of a page lead."""
    return re.findall(r"\]\(([^)]+)\)", text)


def dangling(text: str, folder: Path) -> list[str]:
    """The links that lead neither to a heading of the page, nor to a file beside it in `folder` or a heading there."""
    return [one for one in links(text) if not _leads_somewhere(one, text, folder)]


def _leads_somewhere(link: str, text: str, folder: Path) -> bool:
    file, _, anchor = link.partition("#")
    if file and not (folder / file).is_file():
        return False
    return not anchor or anchor in _anchors((folder / file).read_text("utf-8") if file else text)


def _anchors(text: str) -> set[str]:
    heads = re.findall(r"^#+ (.*)$", text, re.M)
    return {re.sub(r"[^\w -]", "", head).strip().lower().replace(" ", "-") for head in heads}
