"""Follows the file of a preview: looks at it now and then, and has what takes long done beside the window."""

from collections.abc import Callable

from game.session.preview.live import Preview, Reloaded
from game.session.preview.reading import Reading, Study
from game.ui.context import Context

LOOK = 0.25
"""Seconds between two looks at the files: all that an idle preview does."""
SOON = 0.1
"""… while they are being written."""
TRIES = 20
"""Times that a file which is there and cannot be read is tried again: editors lock it for a moment."""


class Following:
    """One reading, one study and one weighing at a time; whoever shows the preview is told what came of them.

    `was_read` is called with what came of a reading, `news` when anything else is known that was not; both with a
    sentence for what went wrong, empty where nothing did. `weighs` tells whether anybody looks at weights now.
    """

    def __init__(
        self,
        ctx: Context,
        preview: Preview,
        was_read: Callable[[Reloaded | None, str], None],
        news: Callable[[str], None],
        weighs: Callable[[], bool],
    ) -> None:
        self.ctx, self.preview = ctx, preview
        self._tell_read, self._tell_news, self._weighs = was_read, news, weighs
        self._reading = self._studying = self._weighing = self._gone = False
        self._tried = 0

    def begin(self) -> None:
        """From now on look at the files."""
        self.study()
        self.ctx.after(LOOK, self._look)

    def end(self) -> None:
        """Look no more, and tell nobody anything."""
        self._gone = True

    def read(self) -> None:
        """Read the file now."""
        if not (self._reading or self._gone):
            self._reading = True
            self.ctx.background(self.preview.read, self._was_read)

    def study(self) -> None:
        """Have all advice worked out for the newest version, and what replies are worth in it."""
        reading = self.preview.newest
        if self._studying or reading is None or self.preview.complete:
            return
        self._studying = True
        self.ctx.background(lambda: self.preview.study(reading), self._was_studied)

    def weigh(self) -> None:
        """Have the replies at hand weighed, at once where that is quick."""
        work = self.preview.weighing() if self._weighs() and not self._weighing else None
        if work is not None:
            self._weighing = True
            self.ctx.background(work, self._was_weighed)

    def _look(self) -> None:
        if self._gone:
            return
        watch = self.preview.watch
        if not self._reading and watch.look(self.ctx.now()):
            self.read()
        self.ctx.after(SOON if watch.restless else LOOK, self._look)

    def _was_read(self, reading: Reading | Exception) -> None:
        self._reading = False
        if self._gone:
            return
        if isinstance(reading, Exception):  # nobody foresaw it; the next change of the file is another chance
            self.preview.watch.rest()
            self._tell_read(None, f"The file could not be read ({type(reading).__name__}: {reading}).")
            return
        if reading.locked and self.preview.watch.restless and self._tried < TRIES:
            self._tried += 1  # the next look will find it changed still
            return
        self._tried = 0
        self._tell_read(self.preview.take(reading), "")
        self.study()

    def _was_studied(self, found: Study | Exception) -> None:
        self._studying = False
        if self._gone:
            return
        if isinstance(found, Exception):
            self._tell_news(f"It could not be looked at closely ({type(found).__name__}: {found}).")
            return
        self.preview.studied(found)
        self.weigh()
        self._tell_news(found.trouble)
        self.study()  # of a version that came meanwhile

    def _was_weighed(self, result: Exception | None) -> None:
        self._weighing = False
        if self._gone:
            return
        if isinstance(result, Exception):
            self._tell_news(f"What the replies are worth could not be worked out ({type(result).__name__}: {result}).")
            return
        self.weigh()  # of a moment that came meanwhile
        self._tell_news("")
