"""A pilot at the preview of a file that tests may save; its editor only notes what it is asked to open."""

from game.domain.settings import RevealSpeed, Settings
from game.session.editor import Editor
from game.session.preview.asked import Asked
from game.session.preview.live import Preview
from game.ui.screens.preview.screen import PreviewScreen
from game.ui.testing import Pilot
from tests.session.preview_story import STORY, rubric
from tests.ui.screens import sample

STILL = Settings(reduced_motion=True, reveal_speed=RevealSpeed.AT_ONCE)


class Window:
    """A pilot at the preview of a file that tests may save."""

    def __init__(self, folder, text=STORY, size=(1280, 720), settings=STILL, below=False, **asked):
        self.file = folder / "story.yaml"
        self.opened = []
        self.save(text)
        self.preview = Preview(self.file, rubric(), Asked(**asked))
        self.preview.reload()
        self.pilot = Pilot(lambda stage: self.make(stage, folder, below), size, settings)
        self.settle()

    def make(self, stage, folder, below=False):
        """The screen under test; its editor only notes what it is asked to open."""
        editor = Editor({}, lambda name: name if name == "code" else None, self.opened.append)
        return PreviewScreen(stage.ctx, sample.services(folder / "data"), self.preview, editor, below)

    def save(self, text):
        """Save the file as an editor does, under the eyes of the window."""
        self.text = text
        self.file.write_text(text, encoding="utf-8")

    def edit(self, old, new):
        """Save the file with a part replaced, and let the window notice."""
        assert old in self.text
        self.save(self.text.replace(old, new))
        self.notice()

    def notice(self):
        """Let time pass until the window has looked, waited, read and studied."""
        self.pilot.advance(1.0)
        self.settle()

    def settle(self):
        """Have all work beside the window done."""
        for _ in range(4):
            self.pilot.settle()
            self.pilot.advance(0.05)

    def answer(self, *names):
        """Give replies by their number keys."""
        for name in names:
            offers = self.preview.now().replies
            self.pilot.press(str(next(one.number for one in offers if one.id == name)))
            self.settle()

    def says(self, words):
        """Whether this can be read."""
        return self.pilot.says(words)
