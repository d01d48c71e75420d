"""All that is kept about a person, in lines for people."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from game.domain.pillars import PILLARS

_SHOWN = {"name": "the real name", "alias": "another name", "hidden": "nothing; they are 'a colleague'"}
_TOLD = ("trainees", "attempts", "shifts", "shared_stories", "sent", "submissions", "logins")
"""The tables that have words of their own; any other is told row by row."""

Rows = Mapping[str, Any]


def person_lines(whole: Rows) -> Iterator[str]:
    """Tell what `person_to_dict` gives."""
    tables = whole["tables"]
    yield from _head(whole["trainee"], tables)
    yield from _attempts(tables, whole["words"])
    yield from _shifts(tables)
    yield from _certificate(whole["certificate"])
    yield from _sent(tables)
    yield from _others(tables)
    yield ""
    yield f"Files that name them ({len(whole['files'])})"
    yield from (f"  {one['name']}, {len(one['lines'])} lines" for one in whole["files"])
    yield ""
    yield "This is all. 'records export' writes it into a file, 'records forget' deletes it."


def board_lines(found: Rows) -> Iterator[str]:
    """Tell what a shared board keeps."""
    yield ""
    yield f"On the shared board {found['address']}"
    yield from _head(found["trainee"], found["tables"])
    yield from _attempts(found["tables"], {})
    yield from _shifts(found["tables"])
    yield from _sent(found["tables"])
    yield from _others(found["tables"])


def _head(trainee: Rows, tables: Rows) -> Iterator[str]:
    yield f"{trainee['name']}, {'team ' + trainee['team'] if trainee['team'] else 'no team'}"
    for row in tables["trainees"]:
        yield f"  id {row['id']}, on record since {_when(row['created'])}"
        public = f" ('{row['public']}')" if row["public"] else ""
        yield f"  Others see: {_SHOWN.get(row['shown'], row['shown'])}{public}"
        if row["alias"]:
            yield f"  Other name kept: {row['alias']}"


def _attempts(tables: Rows, words: Rows) -> Iterator[str]:
    shared = {row["attempt_id"]: row["shared"] for row in tables["shared_stories"]}
    yield ""
    yield f"Attempts ({len(tables['attempts'])}); one is written once and never changed afterwards"
    for number, row in enumerate(tables["attempts"], 1):
        yield f"  {number}. {row['scenario_id']}, begun {_when(row['began'])}, {round(row['seconds'])} seconds"
        clock, ranked = "clock on" if row["timed"] else "clock off", "ranked" if row["ranked"] else "not ranked"
        yield f"     {row['mode']}, {clock}, {ranked}; ended with '{row['ending']}'"
        yield f"     {row['stars']} stars{', a wow' if row['wow'] else ''}, {_played_by(row)}"
        pillars = " · ".join(f"{one.title.lower()} {_points(row[f'{one}_score'])}" for one in PILLARS)
        yield f"     overall {_points(row['overall'])} · {pillars}"
        yield f"     {_actions(row['journal'])}; remembered by the customer: {_listed(row['leaves'])}"
        if row["story"]:
            state = f"released {_when(shared[row['id']])}" if row["id"] in shared else "not released"
            yield f"     Story ({state}): {row['story']}"
        yield from (f"       {line}" for line in words.get(row["id"], ()))


def _played_by(row: Rows) -> str:
    shift = ", in a shift" if row["shift"] else ""
    return f"seed {row['seed']}, version {str(row['scenario_digest'])[:12]} of the scenario{shift}"


def _actions(journal: Any) -> str:
    if not isinstance(journal, list):
        return "its journal is damaged"
    back = sum(1 for one in journal if isinstance(one, list) and one[:1] == ["back"])
    return f"{len(journal)} actions" + (f", changed {back} times by a step back" if back else ", never changed")


def _shifts(tables: Rows) -> Iterator[str]:
    yield ""
    yield f"Shifts ({len(tables['shifts'])})"
    for row in tables["shifts"]:
        scores = ", ".join(f"{name} {_points(row[name])}" for name in ("overall", "mean", "consistency"))
        yield f"  {row['shift_id']}, begun {_when(row['began'])}, {row['minutes']} minutes of its clock: {scores}"


def _certificate(data: Rows) -> Iterator[str]:
    yield ""
    if data:
        rests = f"resting on {len(data['rests_on'])} attempts"
        yield f"Certificate of '{data['course']['title']}', earned {data['earned']}, {rests}"
    else:
        yield "Certificate: none earned. It is worked out from the attempts and is not kept."


def _sent(tables: Rows) -> Iterator[str]:
    yield ""
    boards = Counter(row["board"] for row in tables["sent"])
    yield f"Sent to shared boards ({len(boards)})"
    yield from (f"  board {board}: {count} attempts and shifts" for board, count in sorted(boards.items()))
    if tables["submissions"]:
        states = Counter(f"{row['kind']} {row['state']}" for row in tables["submissions"])
        yield f"  Come in here: {', '.join(f'{count} {state}' for state, count in sorted(states.items()))}"
    for row in tables["submissions"]:
        if row["reason"]:
            yield f"  {row['kind']} {row['id']}, come in {_when(row['received'])}, is put aside: {row['reason']}"
    yield from (f"  Database user: {row['login']}" for row in tables["logins"])


def _others(tables: Rows) -> Iterator[str]:
    """Tables without words of their own, so that none is ever left out."""
    yield ""
    yield "For the boards, worked out from the attempts"
    for name in sorted(tables.keys() - set(_TOLD)):
        yield f"  {name} ({len(tables[name])})"
        for row in tables[name]:
            yield "    " + ", ".join(f"{column} {value}" for column, value in row.items() if column != "trainee_id")


def _points(value: Any) -> str:
    return f"{value / 100:.2f}" if isinstance(value, int) else "not assessed"


def _listed(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) and value else "nothing"


def _when(value: Any) -> str:
    return str(value)[:16].replace("T", " ")
