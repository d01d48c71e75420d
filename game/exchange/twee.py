"""Reads and writes the passages of a Twee 3 file, as its specification says."""

import json
import re

from game.domain.diagnostic import Place
from game.exchange.source import Leaf, Source
from game.exchange.story import Loss, StoryError

_HEADER = re.compile(r"^::(.*)$", re.M)
_ESCAPED = re.compile(r"\\(.)", re.S)
_META = re.compile(r"[\\\[\]{}]")
_TAIL = r"(?:\\.|[^\\\]])*"
_TAGS = re.compile(rf"(?<!\\)\[({_TAIL})\]\s*$", re.S)

SPECIAL = ("StoryTitle", "StoryData")


def looks_like_twee(text: str) -> bool:
    """Whether a line of the text is the head of a passage."""
    return _HEADER.search(text) is not None


def read_twee(text: str, file: str) -> Source:
    """The passages of a Twee 3 text. Raises `StoryError` where there is none, or two with the same title."""
    losses: list[Loss] = []
    leaves: list[Leaf] = []
    heads = list(_HEADER.finditer(text))
    ends = [head.start() for head in heads] + [len(text)]
    for head, end in zip(heads, ends[1:], strict=True):
        line = text.count("\n", 0, head.start()) + 1
        leaf = _leaf(head[1], text[head.end() : end], Place(file, line, 1), losses)
        if leaf is not None:
            leaves.append(leaf)
    before = text[: heads[0].start()].strip() if heads else ""
    if before:
        losses.append(Loss(Place(file, 1, 1), "The text before the first passage belongs to none, so it is left out."))
    return _source(leaves, losses, file)


def escaped(name: str) -> str:
    """A title or a tag as it is written in the head of a passage."""
    return _META.sub(lambda found: "\\" + found[0], name)


def _leaf(head: str, body: str, place: Place, losses: list[Loss]) -> Leaf | None:
    head = _without_metadata(head, place, losses)
    tags = _TAGS.search(head)
    words: tuple[str, ...] = ()
    if tags:
        words = tuple(_unescaped(one) for one in tags[1].split())
        head = head[: tags.start()]
    title = _unescaped(head.strip())
    if not title:
        losses.append(Loss(place, "This passage has no title, so nothing can lead to it; it is left out."))
        return None
    return Leaf(title, words, body.removeprefix("\n").rstrip(), place, place.line + 1)


def _without_metadata(head: str, place: Place, losses: list[Loss]) -> str:
    """The head of a passage without its metadata block, which says only where it lies on the writer's map."""
    head = head.rstrip()
    if not head.endswith("}") or head.endswith("\\}"):
        return head
    for found in re.finditer(r"(?<!\\)\{", head):
        block = head[found.start() :]
        try:
            json.loads(block)
        except (ValueError, RecursionError):
            continue
        return head[: found.start()].rstrip()
    begin = head.find("{")
    losses.append(Loss(place, "The block in curly brackets after the title is not JSON; it is left out."))
    return head[:begin].rstrip()


def _unescaped(name: str) -> str:
    return _ESCAPED.sub(r"\1", name)


def _source(leaves: list[Leaf], losses: list[Loss], file: str) -> Source:
    data: dict[str, object] = {}
    title = ""
    kept: list[Leaf] = []
    for leaf in leaves:
        if leaf.title == "StoryTitle":
            title = leaf.text.strip()
        elif leaf.title == "StoryData":
            data = _data(leaf, losses)
        else:
            kept.append(leaf)
    _once(kept)
    if not kept:
        raise StoryError(f"{file}: There is no passage in this file, so there is no story to import.")
    start = str(data.get("start") or "Start")
    return Source(
        title=title,
        format=str(data.get("format") or ""),
        version=str(data.get("format-version") or ""),
        start=start,
        leaves=tuple(kept),
        container="Twee 3",
        losses=tuple(losses),
    )


def _data(leaf: Leaf, losses: list[Loss]) -> dict[str, object]:
    try:
        found = json.loads(leaf.text)
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, dict):
        return found
    losses.append(Loss(leaf.place, "StoryData is not JSON, so the story's format and its start are not known from it."))
    return {}


def _once(leaves: list[Leaf]) -> None:
    seen: dict[str, Leaf] = {}
    for leaf in leaves:
        if leaf.title in seen:
            first = seen[leaf.title].place.line
            message = f"{leaf.place}: There are two passages called '{leaf.title[:80]}', the other in line {first}."
            raise StoryError(f"{message} Give one of them another title.")
        seen[leaf.title] = leaf
