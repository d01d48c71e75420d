"""What was written: the texts of a scenario's files, and where in them everything stands."""

import re
from dataclasses import dataclass

from game.domain.diagnostic import Place
from game.loader.nodes import Path, Tree
from game.loader.report import place_in


@dataclass(frozen=True, slots=True)
class Written:
    """A scenario as written. `files` are the file and the snippets it includes, `texts` what they hold."""

    tree: Tree
    files: tuple[str, ...]
    texts: tuple[str, ...]
    missed: tuple[str, ...] = ()
    """Snippets that were looked for in vain: were they there, the scenario would be another."""

    @property
    def looked_at(self) -> tuple[str, ...]:
        """Every file that the scenario depends on, there or not."""
        return (*self.files, *self.missed)

    def place(self, path: Path, *, key: bool = False, word: str = "") -> Place:
        """Where the value at `path` stands, its key, or a word within it; where the path ends early, the last there
        is."""
        if not word:
            return place_in(self.files, self.tree.spot(path, key=key))
        text = self.tree.value(path)
        if not isinstance(text, str):  # the path goes on into what was written as one text
            path, text = next(((path[:end], one) for end in range(len(path), 0, -1)
                               if isinstance(one := self.tree.value(path[:end]), str)), (path, None))  # fmt: skip
        found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) if isinstance(text, str) else None
        return place_in(self.files, self.tree.inside(path, found.start() if found else 0))
