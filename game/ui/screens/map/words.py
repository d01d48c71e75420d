"""What is said of a place on the map: aloud, and beside it."""

from game.audit.chart.item_words import item_sentences, reply_sentences
from game.audit.chart.looks import LOOKS
from game.audit.chart.model import Chart, Edge, Mark, Node
from game.audit.chart.painting import warning_of


def spoken(chart: Chart, node: Node, here: bool, been: bool) -> str:
    """All that matters of a place in a few sentences, for whoever does not see the map."""
    parts = [f"{LOOKS[node.kind].word}: {node.label}."]
    if here:
        parts.append("You are here.")
    elif been:
        parts.append("On the way so far.")
    parts += [f"{one}." for one in facts(chart, node)]
    parts += decision(chart, node)
    parts += [f"{name}: {said}" for name, said in doubted(chart, node)]
    if warning := warning_of(node)[1]:
        parts.append(f"{warning}.")
    ways = list(dict.fromkeys(one.target for one in chart.ways_from(node.id)))
    if ways:
        parts.append(f"Leads to {', '.join(ways)}.")
    parts.append(node.text)
    return " ".join(parts).strip()


def facts(chart: Chart, node: Node) -> list[str]:
    """What else there is to know of a place, each in a few words."""
    found = []
    if Mark.BARB in node.marks:
        found.append("Her words hurt here: a barb")
    if node.gestures:
        found.append(f"Gestures can land: {', '.join(node.gestures)}")
    if Mark.EARLY in node.marks:
        found.append("A reply can come too early")
    if node.lowest is not None and node.highest is not None:
        found.append(f"Reached with scores from {round(node.lowest / 100)} to {round(node.highest / 100)}")
    if chart.plays and node.id in chart.visits:
        found.append(f"Reached {chart.visits[node.id]} times in {chart.plays} attempts")
    return found


def decision(chart: Chart, node: Node) -> list[str]:
    """What plays say of the decision at a place, a sentence each; where nothing can be said, why."""
    item = chart.item(node.id)
    if item is not None:
        return list(item_sentences(item))
    if chart.analysis is None or not node.kind.is_state:
        return []
    return ["No first assessment came to a decision here."] if chart.analysis.counted else []


def doubted(chart: Chart, node: Node) -> list[tuple[str, str]]:
    """The replies that are doubted, and why."""
    item = chart.item(node.id)
    uses = item.replies if item is not None else ()
    return [(use.reply, list(reply_sentences(use))[-1]) for use in uses if use.doubts]


def way(chart: Chart, edge: Edge) -> str:
    """Where a reply leads: '→ story, when met heard, 62 % (8)'."""
    notes = [f"→ {edge.target}"]
    if edge.early:
        notes.append("too early")
    beside = [one for one in chart.ways_from(edge.source) if (one.reply, one.early) == (edge.reply, edge.early)]
    if edge.when:
        notes.append(f"when {edge.when}")
    elif len(beside) > 1:
        notes.append("otherwise")
    if chart.plays and edge.share is not None:
        notes.append(f"{round(100 * edge.share)} % ({edge.count})")
    return ", ".join(notes)


