"""The order of keys in the docs, for each kind of block of a scenario."""

from game.loader.canonical.tree import Block, Entry

_EFFECTS = "shows mood sets clears reveals meets exceeds fails promises keeps breaks"

ORDERS = {
    name: tuple(keys.split())
    for name, keys in {
        "scenario": "snippet format include id title summary teaches channel difficulty minutes currency customer desk "
        "goodwill expectations promises variants remembers memory wrap_up start states gestures endings",
        "customer": "name about person face pronoun mood patience",
        "expectation": "level kind hidden only text",
        "promise": "text can_keep",
        "variant": "text patience",
        "remembered": "text",
        "trace": "when endings text",
        "question": "ask answers",
        "answer": "say shows because",
        "state": "customer feels barb guide replies",
        "guide": "at text",
        "reply": f"say when once stage spends {_EFFECTS} customer story to because early",
        "early": f"spends {_EFFECTS} customer to because",
        "route": "when to",
        "speech": "when text",
        "gesture": f"in when {_EFFECTS} customer story flat because",
        "ending": "customer text review feels mood",
    }.items()
}
"""Keys of each kind of block in their order."""

_SPEECH, _ROUTE = {"customer": "speech"}, {"to": "route"}
_BELOW: dict[str, dict[str, str]] = {
    "scenario": {"customer": "customer", "expectations": "*expectation", "promises": "*promise", "variants": "*variant",
                 "remembers": "*remembered", "memory": "*trace", "wrap_up": "*question", "states": "*state",
                 "gestures": "*gesture", "endings": "*ending"},
    "question": {"answers": "*answer"},
    "state": {**_SPEECH, "guide": "guide", "replies": "*reply"},
    "reply": {**_SPEECH, **_ROUTE, "early": "early"},
    "early": {**_SPEECH, **_ROUTE},
}  # fmt: skip


def put_in_order(block: Block, kind: str = "scenario") -> None:
    """Put the keys of a scenario, or of a snippet, in their order; ids of the author's keep theirs."""
    if kind.startswith("*"):
        for entry in block.entries:
            if isinstance(entry.value, Block) and entry.value.is_map:
                put_in_order(entry.value, kind[1:])
        return
    if not block.is_map:
        for entry in block.entries:
            if isinstance(entry.value, Block) and entry.value.is_map:
                put_in_order(entry.value, kind)
        return
    _sort(block, ORDERS[kind])
    for entry in block.entries:
        below = _BELOW.get(kind, {}).get(entry.key.value if entry.key else "", "")
        if below and isinstance(entry.value, Block):
            put_in_order(entry.value, below)


def _sort(block: Block, order: tuple[str, ...]) -> None:
    """Sort entries by their keys; comments go along, but those at the head of a file stay there."""
    place = {name: number for number, name in enumerate(order)}
    first = block.entries[0] if block.entries else None

    def key(entry: Entry) -> int:
        return place.get(entry.key.value if entry.key else "", len(place))

    block.entries.sort(key=key)
    if first is not None and block.entries[0] is not first and block.start[1] == 0:
        block.entries[0].heads[:0], first.heads = first.heads, []
