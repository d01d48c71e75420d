"""Files that would be junk in a repository, made on the spot: name → (the code they must raise, the content)."""

from pathlib import Path

GOOD = (Path(__file__).parent / "good.yaml").read_text("utf-8")


def _with(old: str, new: str) -> bytes:
    assert old in GOOD
    return GOOD.replace(old, new, 1).encode()


def _merge_bomb() -> bytes:
    """Nine lines that `yaml.load` would turn into a billion entries."""
    lines = ["a0: &a0 {" + ", ".join(f"k{n}: x" for n in range(9)) + "}"]
    for level in range(1, 10):
        copies = ", ".join([f"*a{level - 1}"] * 9)
        lines.append(f"a{level}: &a{level} {{<<: [{copies}], l{level}: [{copies}]}}")
    bomb = "\n".join(lines).encode()
    assert len(bomb) < 1200
    return bomb


def _chain(length: int) -> str:
    """States that follow one another, and the last one leads into the story again."""
    reply = "{{say: And., because: Go on., to: {}}}"
    ways = [f"c{number + 1}" for number in range(length - 1)] + ["cold"]
    return "".join(
        f"  c{number}:\n    customer: So?\n    replies:\n"
        f"      a: {reply.format(way)}\n      b: {reply.format(way)}\n"
        for number, way in enumerate(ways)
    )


ODD_FILES: dict[str, tuple[str, bytes]] = {
    "nothing": ("EM012", b""),
    "only spaces": ("EM012", b"   \n\n  "),
    "100,000 square brackets": ("EM006", b"[" * 100_000),
    "100,000 curly brackets": ("EM011", b"{" * 100_000),
    "100,000 opened blocks": ("EM006", b"{a: " * 100_000),
    "100,000 dashes": ("EM006", b"- " * 100_000),
    "100,000 question marks": ("EM011", b"? " * 100_000),
    "100,000 indented lines": ("EM006", b"\n".join(b" " * n + b"a:" for n in range(1_300))),
    "brackets in a value": ("EM006", _with("start: hello", "start: " + "[" * 100_000)),
    "merge bomb": ("EM007", _merge_bomb()),
    "5,000-digit number": ("EM105", _with("goodwill: 30", "goodwill: " + "9" * 5_000)),
    "5,000-digit number in a condition": ("EM113", _with("when: arranged\n", "when: mood >= " + "9" * 5_000 + "\n")),
    "5,000-digit format": ("EM112", _with("format: 1", "format: " + "1" * 5_000)),
    "NUL": ("EM004", _with("Good day.", "Good\0day.")),
    "bell": ("EM004", _with("Good day.", "Good\x07day.")),
    "line separator": ("EM004", _with("Good day.", "Good\u2028day.")),
    "UTF-16 with mark": ("EM003", GOOD.encode("utf-16")),
    "UTF-16 without mark": ("EM003", GOOD.replace("€", "\u20ac\ud7ff").encode("utf-16-be")),
    "UTF-32": ("EM003", GOOD.encode("utf-32")),
    "Windows-1252": ("EM003", GOOD.encode("cp1252")),
    "broken UTF-8": ("EM003", GOOD.encode() + b"\xc3"),
    "half of a character": ("EM003", GOOD.encode() + b"\xed\xa0\x80"),
    "escaped half of a character": ("EM005", _with("say: Good day.", 'say: "Good \\ud83d day."')),
    "a line of 1 MB": ("EM002", _with("say: Good day.", "say: " + "x" * 1_000_000)),
    "a line of nearly 1 MB": ("EM109", _with("say: Good day.", "say: " + "x" * 900_000)),
    "20,000 keys": ("EM002", "\n".join(f"k{n}: x" for n in range(20_000)).encode()),
    "10,000 keys": ("EM102", (GOOD + "\n" + "\n".join(f"k{n}: x" for n in range(10_000))).encode()),
    "10,000 equal keys": ("EM009", (GOOD + "\ntitle: x" * 10_000).encode()),
    "only a text": ("EM103", b"Hello"),
    "only a list": ("EM103", b"[a, b]"),
    "2,000 flags": ("EM315", _with("[arranged]", f"[arranged, {', '.join(f'f{n}' for n in range(2_000))}]")),
    "5,300 states": ("EM315", _with("gestures:\n", _chain(5_300) + "gestures:\n").replace(b"to: cold", b"to: c0", 1)),
    "a picture": ("EM003", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4),
    "a long condition": ("EM113", _with("when: arranged\n", "when: " + "not " * 60 + "arranged\n")),
    "a deep condition": ("EM113", _with("when: arranged\n", "when: " + "(" * 100 + "arranged" + ")" * 100 + "\n")),
}
