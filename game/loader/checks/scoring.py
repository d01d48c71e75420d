"""Cards for expectations and promises that play no part."""

from game.loader.checks.card import warning

NEVER_REVEALED = warning(
    "EM402", "a hidden expectation that nothing reveals",
    "The expectation is hidden, or that of some variants only, and no reply or gesture reveals it.",
    "Nobody could have known of it; the debrief would blame the trainee for not guessing.",
    "heard: {level: partnership, kind: emotional, hidden: true, text: …}, and no `reveals: [heard]`",
    "Let a good question reveal it, or take `hidden` out.",
)
NEVER_MET = warning(
    "EM403", "an expectation that nothing can meet",
    "No reply or gesture meets or exceeds it.",
    "It stays unmet whatever is done, and no rung above it ever counts.",
    "answer: {…}, and neither `meets: [answer]` nor `exceeds: [answer]`",
    "Let what fulfils it say so with `meets` or `exceeds`, or delete it.",
)
NEVER_PROMISED = warning(
    "EM404", "a promise that nothing makes",
    "No reply or gesture makes this promise.",
    "It plays no part in the contact.",
    "courier: {…}, and no `promises: [courier]`",
    "Let the reply that says it make it with `promises`, or delete it.",
)
