"""The mutants of the first round that go unnoticed, and why: for each kind the reason, which was looked up in each."""

WHY: dict[str, str] = {
    "swap targets": "One of the two ways forks at a mood that is never reached there: both lead to the same place.",
    "lengthen the best reply": "The others of the state are long, too, so it stands out no more than is allowed.",
    "say the same twice": "The two replies are never on offer together: their conditions exclude each other.",
    "forget a flag": "Other deeds on these ways set it, too, or it only chooses words that no play foresees.",
    "forget what is met": "Another deed on the same ways meets it, too, so she thinks the same in the end.",
    "fail what was met": "Another deed on the same ways meets it afterwards, so she thinks the same in the end.",
    "another level": "In no play of the plan that rung is reached: a lower one is missed in all that come near it.",
}

SURVIVORS: frozenset[tuple[str, str]] = frozenset(
    {
        ("bill-dispute", "swap targets"),
        ("cold-tap", "another level"),
        ("first-day", "forget a flag"),
        ("first-day", "fail what was met"),
        ("late-return", "lengthen the best reply"),
        ("late-return", "say the same twice"),
        ("locked-out", "say the same twice"),
        ("locked-out", "another level"),
        ("lost-toy", "another level"),
        ("next-morning", "lengthen the best reply"),
        ("next-morning", "forget a flag"),
        ("next-morning", "forget what is met"),
        ("power-cut", "lengthen the best reply"),
        ("power-cut", "forget a flag"),
        ("price-yesterday", "say the same twice"),
        ("quarter-turn", "fail what was met"),
        ("regular-delivery", "lengthen the best reply"),
        ("standing-order", "lengthen the best reply"),
        ("standing-order", "forget what is met"),
        ("two-keys", "forget what is met"),
        ("two-keys", "another level"),
    }
)
"""(scenario, kind) of each: 21 of 778, so 97.3 % are noticed."""
