"""Writes entries in the usual layout: two spaces a level, short lists in brackets, an empty line between states."""

import re

from game.loader.canonical.scalars import WIDTH, key_text, many_lines, one_line
from game.loader.canonical.tree import Block, Entry, Note, Scalar

SHORT_LIST = 100
"""A list of ids that was written one below the other goes into brackets if the line is no longer than this."""

SPACED = "states"
"""The block at the top between whose entries stands an empty line."""

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]*")


def written(root: Block) -> str:
    """The text of a whole file."""
    for entry in root.entries:
        if entry.key is not None and entry.key.value == SPACED and isinstance(entry.value, Block):
            for one in entry.value.entries:
                _set_apart(one)
    return "\n".join(_block(root, 0)) + "\n"


def _set_apart(entry: Entry) -> None:
    """Let an empty line stand before an entry, above its comments."""
    if not entry.heads:
        entry.blank = True
    else:
        entry.heads[0].blank = True


def _block(block: Block, indent: int) -> list[str]:
    lines: list[str] = []
    column = _values_column(block, indent)
    for entry in block.entries:
        one = _entry(entry, indent, column) if block.is_map else _item(entry, indent)
        lines += one if lines else _trimmed(one)
    foot = _notes(block.foot, indent)
    return lines + (foot if lines else _trimmed(foot))


def _trimmed(lines: list[str]) -> list[str]:
    """Without the empty line that nothing stands before."""
    return lines[1:] if lines and not lines[0] else lines


def _notes(notes: list[Note], indent: int) -> list[str]:
    return [line for note in notes for line in ([""] if note.blank else []) + [" " * indent + note.text]]


def _above(entry: Entry, indent: int) -> list[str]:
    """The comments above an entry, and the empty line."""
    lines = _notes(entry.heads, indent)
    lines += [" " * indent + one.text for one in entry.tails[:-1]]  # there is room for one behind the value
    return lines + ([""] if entry.blank else [])


def _behind(entry: Entry) -> str:
    """The comment behind an entry's value or key."""
    if not entry.tails:
        return ""
    last = entry.tails[-1]
    return " " * max(2, last.gap) + last.text


def _entry(entry: Entry, indent: int, column: int) -> list[str]:
    """A key and its value; `column` is where the value begins at least."""
    assert entry.key is not None
    name, key, value = entry.key.value, f"{' ' * indent}{key_text(entry.key)}:", entry.value
    lines, behind = _above(entry, indent), _behind(entry)
    if isinstance(value, Scalar):
        texts = many_lines(value, name, indent + 2, len(key) + 1)
        at = 0 if texts[0][:1] in ("|", ">") and len(texts) > 1 else -1
        texts[0] = f"{key.ljust(column - 1)} {texts[0]}".rstrip() if texts[0] else key
        texts[at] += behind
        return lines + texts
    flat = _in_brackets(value, name, len(key) + 1)
    if flat:
        flat[0] = f"{key.ljust(column - 1)} {flat[0]}"
        flat[-1] += behind
        return lines + flat
    below = _block(value, indent + 2)
    return [*lines, f"{key}{behind}", *below]


def _item(entry: Entry, indent: int) -> list[str]:
    """A value of a list, behind its dash."""
    value, dash = entry.value, f"{' ' * indent}- "
    if isinstance(value, Scalar):
        texts = many_lines(value, "", indent + 2, len(dash)) or [""]
        at = 0 if texts[0][:1] in ("|", ">") and len(texts) > 1 else -1
        texts[0] = (dash + (texts[0] or '""')).rstrip()
        texts[at] += _behind(entry)
        return _above(entry, indent) + texts
    flat = _in_brackets(value, "", len(dash))
    if flat:
        flat[0] = f"{dash}{flat[0]}"
        flat[-1] += _behind(entry)
        return _above(entry, indent) + flat
    return _item_block(entry, value, indent)


def _item_block(entry: Entry, value: Block, indent: int) -> list[str]:
    """A block or list within a list: its first entry stands behind the dash, what is above that stands above the
    dash."""
    entry.heads += [Note(one.text, False) for one in entry.tails]
    entry.tails = []
    first = value.entries[0]
    entry.heads += first.heads
    first.heads, first.blank = [], False
    entry.heads += [Note(one.text, False) for one in first.tails[:-1]]
    first.tails = first.tails[-1:]
    lines = _block(value, indent + 2)
    above = _head(lines)
    notes, rest = lines[:above], lines[above:]
    rest[0] = f"{' ' * indent}- {rest[0][indent + 2 :]}"
    return _above(entry, indent) + [f"{' ' * indent}{line.strip()}" for line in notes] + rest


def _head(lines: list[str]) -> int:
    """How many comments stand above the first entry: those of lists within lists."""
    return next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))


def _values_column(block: Block, indent: int) -> int:
    """Where the values of a block begin that somebody has set in a column; else 0."""
    if not block.is_map or len(block.entries) < 2:
        return 0
    starts, gaps = set(), []
    for entry in block.entries:
        key, value = entry.key, entry.value
        if key is None or key.end[0] != value.start[0] or _spread(value):
            return 0
        starts.add(value.start[1])
        gaps.append(value.start[1] - key.end[1] - 1)
    if len(starts) > 1 or max(gaps) < 2:
        return 0
    longest = max(len(key_text(entry.key)) for entry in block.entries if entry.key is not None)
    return indent + longest + 1 + min(gaps)


def _spread(value: Scalar | Block) -> bool:
    """Whether a value takes more than one line."""
    if isinstance(value, Block):
        return not value.flow or value.commented or value.start[0] != value.end[0]
    return value.start[0] != value.end[0] or value.style in ("|", ">")


def _in_brackets(block: Block, key: str, column: int) -> list[str]:
    """The block or list in brackets, where that is how it is to stand; nothing where it is not."""
    if not block.entries:
        return ["{}" if block.is_map else "[]"]
    if not block.flow:
        return _short_list(block, key, column)
    if any(one.commented for one in _all(block)):
        return []
    flat = _flat(block, key)
    if block.start[0] == block.end[0] or column + len(flat) <= WIDTH:
        return [flat]
    plain = not block.is_map and all(isinstance(entry.value, Scalar) for entry in block.entries)
    return _filled(flat, column + 1) if plain and ", " not in "".join(_texts(block)) else []


def _filled(flat: str, indent: int) -> list[str]:
    """A list in brackets over as many lines as it needs."""
    first, *others = flat.split(", ")
    lines = [first]
    for one in others:
        if (indent if len(lines) == 1 else 0) + len(lines[-1]) + len(one) + 3 > WIDTH:
            lines[-1] += ","
            lines.append(f"{' ' * indent}{one}")
        else:
            lines[-1] += f", {one}"
    return lines


def _texts(block: Block) -> list[str]:
    return [entry.value.value for entry in block.entries if isinstance(entry.value, Scalar)]


def _short_list(block: Block, key: str, column: int) -> list[str]:
    """A list of ids in brackets, if it is short and there are no comments in it."""
    if block.is_map or block.foot:
        return []
    for entry in block.entries:
        value = entry.value
        if entry.heads or entry.tails or isinstance(value, Block) or not _PLAIN.fullmatch(value.value):
            return []
    flat = f"[{', '.join(_texts(block))}]"
    return [flat] if column + len(flat) <= SHORT_LIST else []


def _all(block: Block) -> list[Block]:
    """The block and all blocks in it."""
    below = [one for entry in block.entries if isinstance(entry.value, Block) for one in _all(entry.value)]
    return [block, *below]


def _flat(block: Block, key: str) -> str:
    parts = []
    for entry in block.entries:
        name = key if entry.key is None else entry.key.value
        value = entry.value
        text = _flat(value, name) if isinstance(value, Block) else one_line(value, name, flow=True)
        parts.append(text if entry.key is None else f"{key_text(entry.key)}: {text}")
    return f"{{{', '.join(parts)}}}" if block.is_map else f"[{', '.join(parts)}]"
