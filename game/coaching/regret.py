"""What each decision cost: the best that was still possible before it, less the best that was possible after it.

Both are exact: the scenario's graph says for every position how much of the overall score can still be gained. The
cap of delight by accuracy is left out, since it is no sum; with it a decision can only have cost less.
"""

from game.audit.value import value_of
from game.domain.opening import PLAIN, Opening
from game.engine.prepared import Prepared
from game.rules.bounds import Outlook, outlook
from game.rules.choices import Choice
from game.rules.compiled import Position
from game.rules.step import after, on_offer
from game.rules.walk import Graph, explore


class Judge:
    """Values the replies at any position of one scenario."""

    def __init__(self, prepared: Prepared, opening: Opening = PLAIN) -> None:
        """Works out the outlook of every position once, valued as in a contact that opens like this."""
        self.prepared = prepared
        self.value = value_of(prepared.bounds_of(opening))
        self._views = [(prepared.graph, outlook(prepared.graph, self.value.weights))]

    def ahead(self, position: Position) -> int:
        """The most that can still be gained from a position, weighted."""
        graph, view = self._view(position)
        worth = view.worth[graph.number_of(position)]
        return 0 if worth is None else worth  # None cannot be: the loader has proved that an ending can be reached

    def best_step(self, position: Position) -> Choice | None:
        """The first choice, a gesture perhaps, on the way to the most that can still be gained; None at an ending."""
        graph, view = self._view(position)
        edge = view.best[graph.number_of(position)]
        return None if edge is None else self.prepared.compiled.choices[edge[0]]

    def worth(self, choice: Choice, position: Position) -> int:
        """The choice's own points and the most that can still follow it, weighted."""
        return self.value.of(choice.points) + self.ahead(after(choice, position))

    def best_reply(self, position: Position) -> Choice:
        """The reply worth most at this position; of equals the one the author wrote first."""
        offers = self.prepared.compiled.offers[position[0]]
        offered = (one for one in offers if not one.is_gesture and on_offer(one, position))
        return max(offered, key=lambda one: (self.worth(one, position), -one.index))

    def regret(self, choice: Choice, position: Position) -> int:
        """What a reply lost against the best one, weighted (0 or more)."""
        return self.worth(self.best_reply(position), position) - self.worth(choice, position)

    def _view(self, position: Position) -> tuple[Graph, Outlook]:
        """The graph that holds the position; after a wasted gesture that is one of its own, explored from there."""
        for graph, view in self._views:
            if graph.holds(position):
                return graph, view
        graph = explore(self.prepared.compiled, start=position)
        self._views.append((graph, outlook(graph, self.value.weights)))
        return self._views[-1]
