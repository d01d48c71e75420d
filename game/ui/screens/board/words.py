"""Which board this is and why it is fair, in plain sentences."""

from game.records.board import Measure, Policy
from game.session.boards import Sort, Wanted, When

OVERALL = "All contacts together"

_ATTEMPTS = {
    Policy.FIRST: "first attempt",
    Policy.BEST: "best attempt",
    Policy.LATEST: "latest attempt",
    Policy.AVERAGE: "mean of all attempts",
}
_DURING = {When.EVER: "", When.MONTH: " this month", When.WEEK: " this week"}
_FAIR = {
    Policy.FIRST: "Only the first attempt counts, however often a contact is played again.",
    Policy.BEST: "However often somebody plays, only the best attempt counts.",
    Policy.LATEST: "The latest attempt counts, better or not: this is where people stand today.",
    Policy.AVERAGE: "All attempts count, so that one lucky day changes little.",
}
_PILLAR = " Places go by the {} of those same attempts, so that nobody gains by giving up the rest."
_RISEN = "Everybody is compared with themselves alone. Only gains stand here."
_TEAMS = "A team stands here once three of it have played, so that no mean is one person’s score."
_RATED = "Only first attempts count, so playing more changes nothing. A score counts for more at a hard contact."


def which(wanted: Wanted, subject: str) -> str:
    """Which board it is. `subject` is the title of a contact or of a module, or `OVERALL`."""
    whose = "Your team’s" if wanted.own_team and wanted.knows("own_team") else "Everybody’s"
    if wanted.sort is Sort.RATINGS:
        who = "your team is" if whose != "Everybody’s" else "people are"
        return f"How strong {who}, whichever contacts they chose, and how hard each contact is."
    during = _DURING[wanted.when]
    if wanted.sort is Sort.TEAMS:
        return f"Teams, by the mean of their members’ {_ATTEMPTS[wanted.policy]} at each contact{during}."
    clock = ", with the clock running" if wanted.timed else ""
    if wanted.sort is Sort.IMPROVEMENT:
        upto = "mean of the last three" if wanted.recent else "latest"
        return f"{whose} rise from the first attempt to the {upto}{_at(wanted, subject)}{during}{clock}."
    return f"{whose} {_ATTEMPTS[wanted.policy]}{_at(wanted, subject)}{during}{clock}."


def why_fair(wanted: Wanted) -> str:
    """Why the board is fair, or how it is made so."""
    if wanted.sort is Sort.IMPROVEMENT:
        return _RISEN
    if wanted.sort is Sort.RATINGS:
        return _RATED
    words = _TEAMS if wanted.sort is Sort.TEAMS else _FAIR[wanted.policy]
    return words if wanted.measure is Measure.OVERALL else words + _PILLAR.format(wanted.measure)


def how_to_read(wanted: Wanted) -> tuple[str, ...]:
    """What stands under the board for those who want to know more."""
    if wanted.sort is Sort.RATINGS:
        return (
            "A rating of 1500 is where everybody begins. 400 points more are odds of ten to one.",
            "In 95 of 100 cases the truth lies within the band, which narrows with every first attempt.",
            "People stand here from three first attempts on. For a contact, more points mean that it is harder.",
        )
    during = "" if wanted.when is When.EVER else " Months and weeks are those of UTC; weeks begin on Monday."
    if wanted.sort is Sort.TEAMS:
        return (
            "A team’s score is the mean of its members, each by what they have played, in whole points.",
            "A goal marks the teams that have reached it, and none of the others.",
            f"Only contacts played to be assessed, from their start, count.{during}",
        )
    gain = "A gain is in points of the overall score; over several contacts it is the mean of all played twice."
    scale = "A score of 0 is the worst this customer could have had from anybody, 100 the best."
    return (
        gain if wanted.sort is Sort.IMPROVEMENT else f"{scale} Several contacts: the mean of those one has played.",
        f"Only contacts played to be assessed, from their start, stand here.{during}",
        "Equal scores share a rank. “Untimed” means that there was no clock, and costs nothing; a dash stands for a "
        "pillar that the contact could not move.",
    )


def nobody(wanted: Wanted) -> tuple[str, str]:
    """What is said, and what may be done, where nobody stands on the board yet."""
    during = _DURING[wanted.when].strip() if wanted.knows("when") else ""
    if wanted.sort is Sort.IMPROVEMENT:
        return "Nobody stands here yet", "Play a contact again, and better: that is all it takes."
    if wanted.sort is Sort.TEAMS:
        return f"No team stands here {during or 'yet'}", "It takes three of a team who have played to be assessed."
    if wanted.sort is Sort.RATINGS:
        return "Nobody has a rating yet", "It takes first attempts at three contacts, played to be assessed."
    if during:
        return f"Nobody has played {during} yet", "Play to be assessed, and the first place is yours."
    if wanted.own_team:
        return "Nobody of your team stands here yet", "Play a contact to be assessed, and the first place is yours."
    return "Nobody stands here yet", "Somebody has to be the first: play to be assessed, and the top is yours."


def _at(wanted: Wanted, subject: str) -> str:
    if wanted.scenario_id is not None:
        return f" at “{subject}”"
    if wanted.module is not None:
        return f" at each contact of “{subject}”"
    return " at each contact"
