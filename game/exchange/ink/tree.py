"""An ink file as it is written: knots, stitches, and the lines in them, before anybody asks where they lead."""

from dataclasses import dataclass

from game.domain.diagnostic import Place

Value = bool | int | float | str


@dataclass(frozen=True, slots=True)
class Known:
    """A value that is written out."""

    value: Value


@dataclass(frozen=True, slots=True)
class Name:
    """A variable, a constant, or a knot or label whose visits are counted; `path` may have dots."""

    path: str


@dataclass(frozen=True, slots=True)
class Apply:
    """An operator, with one operand or two."""

    operator: str
    operands: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Unsayable:
    """Part of an expression that no condition can say; `what` names it."""

    what: str


Expression = Known | Name | Apply | Unsayable


@dataclass(frozen=True, slots=True)
class Text:
    """Words as they are printed; a line ends with a line break of its own."""

    text: str


@dataclass(frozen=True, slots=True)
class Glue:
    """`<>`: no line break here."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Something that no scenario can say; `why` is the whole sentence."""

    why: str
    place: Place


@dataclass(frozen=True, slots=True)
class Print:
    """`{x}`: the value is printed."""

    value: Expression
    place: Place


@dataclass(frozen=True, slots=True)
class Case:
    """The first arm that holds is printed; an arm without a test is for all other cases."""

    arms: tuple[tuple[Expression | None, "Content"], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Turns:
    """`{a|b|c}`: another arm each time; `kind` is stopping, cycle, once or shuffle."""

    kind: str
    arms: tuple["Content", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Assign:
    """`~ x = value`; `temporary` where it declares a variable of the knot it stands in."""

    name: str
    value: Expression
    temporary: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Jump:
    """A divert: `how` is go, tunnel, thread or back (`->->`, where `to` may be empty)."""

    how: str
    to: str
    place: Place


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: what is shown is `before` and `only`, what is printed when chosen is `before` and `after`.

    `jumps` are the diverts on its line; one without text and brackets is the `fallback`, chosen by itself when
    nothing else is left.
    """

    level: int
    label: str
    once: bool
    tests: tuple[Expression, ...]
    before: "Content"
    only: "Content"
    after: "Content"
    jumps: "Content"
    fallback: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Gather:
    """A gather: where the ways of the choices above it meet again."""

    level: int
    label: str
    place: Place


Part = Text | Glue | Lost | Print | Case | Turns | Assign | Jump | Option | Gather
Content = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """A knot or a stitch; `parameters` are names. The file itself is a flow without a name."""

    name: str
    content: Content
    stitches: tuple["Flow", ...]
    parameters: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Variable:
    """`VAR x = value` or `CONST x = value`."""

    name: str
    value: Expression
    constant: bool
    place: Place


@dataclass(frozen=True, slots=True)
class File:
    """All that an ink story consists of; `tags` stand above everything, as (name, text). `lists` are the names of
    lists and of what is in them."""

    main: Flow
    knots: tuple[Flow, ...]
    variables: tuple[Variable, ...]
    tags: tuple[tuple[str, str], ...]
    losses: tuple[Lost, ...]
    lists: frozenset[str]
