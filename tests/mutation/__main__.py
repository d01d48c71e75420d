"""The report: `python -m tests.mutation [SEED] [--without-plays]` breaks every shipped scenario; who notices?"""

import sys
from collections import Counter

from tests.mutation.judging import ROUND, Mutant, judged
from tests.mutation.survivors import WHY


def report(mutants: list[Mutant]) -> list[str]:
    """The lines of the report."""
    lines = []
    for kind in dict.fromkeys(one.kind for one in mutants):
        of_kind = [one for one in mutants if one.kind == kind]
        who = Counter(one.noticed or "nobody" for one in of_kind)
        told = ", ".join(f"{name} {count}" for name, count in who.most_common())
        lines.append(f"{kind:<34} {len(of_kind):3}  {told}")
    noticed = sum(bool(one.noticed) for one in mutants)
    lines.append(f"\nNoticed: {noticed} of {len(mutants)}, {noticed / len(mutants):.1%}")
    for one in mutants:
        if not one.noticed:
            lines.append(f"  not noticed: {one.scenario}, {one.kind}. {WHY.get(one.kind, '')}")
    return lines


def main() -> None:
    """Print the report."""
    words = [one for one in sys.argv[1:] if not one.startswith("-")]
    mutants = list(judged(words[0] if words else ROUND, plays="--without-plays" not in sys.argv))
    print("\n".join(report(mutants)))


if __name__ == "__main__":
    main()
