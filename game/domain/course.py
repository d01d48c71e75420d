"""A course: which contacts belong together, what opens what, what mastery means, and when a certificate is earned."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Module:
    """Some contacts that belong together, and what opens them.

    It opens when, of every module in `opens_after`, `passed` contacts are passed or each contact was tried `tries`
    times, whatever the score. A module that opens after nothing is open from the start. `teaches` are ids of
    principles, `contacts` ids of scenarios.
    """

    id: str
    title: str
    about: str
    teaches: tuple[str, ...]
    contacts: tuple[str, ...]
    opens_after: tuple[str, ...]
    passed: int
    tries: int


@dataclass(frozen=True, slots=True)
class MasteryRules:
    """Which attempts mastery looks at: the latest `window`, none before there are `enough`.

    Of one day at most `per_day` count where other days can fill the window; of one contact never more than
    `per_contact`.
    """

    window: int = 5
    enough: int = 3
    per_day: int = 2
    per_contact: int = 2


@dataclass(frozen=True, slots=True)
class CertificateRules:
    """What a certificate takes: `passed` contacts in all, `each_module` of them in every module, and on each pillar
    a mastery of `mastery` hundredths (0: mastery is not asked for)."""

    passed: int
    each_module: int
    mastery: int


@dataclass(frozen=True, slots=True)
class Course:
    """A whole course, sound and in the order it was written.

    `guided` is the scenario that teaches the desk, or empty. `pass_mark` is in hundredths (0-10000). `refreshers`
    are the growing gaps in days. `certificate` is None where the course gives none. `digest` identifies the
    content (64 hex digits).
    """

    id: str
    title: str
    about: str
    guided: str
    modules: tuple[Module, ...]
    pass_mark: int
    mastery: MasteryRules
    refreshers: tuple[int, ...]
    certificate: CertificateRules | None
    digest: str

    @property
    def contacts(self) -> tuple[str, ...]:
        """The contacts of all modules in order; the guided one only where it stands in a module, too."""
        return tuple(contact for module in self.modules for contact in module.contacts)

    def module(self, module_id: str) -> Module:
        """The module of this id; it must exist."""
        return next(one for one in self.modules if one.id == module_id)
