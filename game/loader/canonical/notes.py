"""Gives every comment of a text to the entry it speaks of."""

from bisect import bisect_right

from game.loader.canonical.tree import Block, Entry, Note, Pos, Scalar, Tail, walk
from game.loader.comments import Comment, comments


def give_out(text: str, root: Block) -> list[str]:
    """Attach all comments of the text to the entries of its top block; gives what they say, in order."""
    lines = text.split("\n")
    given: list[str] = []
    ends = sorted(_ends(root), key=lambda one: one[0])
    places = [place for place, _ in ends]
    begins = sorted(entry.begin for entry in walk(root))
    gap, column = -1, 0
    for comment in comments(text):
        given.append(comment.text)
        pos = (comment.line - 1, comment.column - 1)
        _mark(root, pos)
        line = lines[pos[0]]
        at = bisect_right(places, pos) - 1
        if line[: pos[1]].strip() and at >= 0 and places[at][0] == pos[0]:
            before = line[: pos[1]]
            ends[at][1].tails.append(Tail(comment.text, len(before) - len(before.rstrip())))
        else:
            here = bisect_right(begins, pos)  # below a comment that has left a block, none goes back into it
            column = min(column, pos[1]) if here == gap else pos[1]
            gap = here
            _place(_note(comment, lines), (pos[0], column), root)
    return given


def _note(comment: Comment, lines: list[str]) -> Note:
    before = comment.line - 2
    return Note(comment.text, before >= 0 and not lines[before].strip())


def _ends(block: Block) -> "list[tuple[Pos, Entry]]":
    """Where keys and values end behind which a comment may stand, with their entries."""
    found: list[tuple[Pos, Entry]] = []
    for entry in walk(block):
        if entry.key is not None:
            found.append((entry.key.end, entry))
        value = entry.value
        if isinstance(value, Block):
            if value.flow:
                found.append((value.end, entry))
        else:  # behind the sign of a block of text, and behind any other at its end
            found.append((value.start if value.style in ("|", ">") else value.end, entry))
    return found


def _mark(block: Block, pos: Pos) -> None:
    """Note in all brackets around this place that a comment stands in them."""
    entry = _before(block, pos)
    if entry is not None and isinstance(entry.value, Block):
        if entry.value.flow and entry.value.start < pos < entry.value.end:
            entry.value.commented = True
        _mark(entry.value, pos)


def _before(block: Block, pos: Pos) -> Entry | None:
    """The last entry of a block that begins before this place."""
    at = bisect_right(block.entries, pos, key=lambda one: one.begin)
    return block.entries[at - 1] if at else None


def _place(note: Note, pos: Pos, block: Block) -> None:
    """Put a comment above the entry it stands above, or at the foot of the block it closes."""
    at = bisect_right(block.entries, pos, key=lambda one: one.begin)
    if at:
        entry = block.entries[at - 1]
        value = entry.value
        if isinstance(value, Scalar):
            if pos < value.start:  # between a key and its value
                entry.heads.append(note)
                return
        elif value.entries and _belongs(value, pos):
            _place(note, pos, value)
            return
        elif not value.entries and value.start < pos < value.end:
            entry.heads.append(note)
            return
    if at < len(block.entries):
        block.entries[at].heads.append(note)
    else:
        block.foot.append(note)


def _belongs(value: Block, pos: Pos) -> bool:
    """Whether a comment behind the beginning of this block stands in it, and not in the one around it."""
    if value.flow:
        return pos < value.end
    return pos < _last(value) or pos[1] >= value.column


def _last(block: Block) -> Pos:
    """Where the last thing in a block begins, however deep: a comment before it lies within, at whatever column."""
    value = block.entries[-1].value
    if isinstance(value, Block):
        return value.end if value.flow else _last(value)
    return value.start
