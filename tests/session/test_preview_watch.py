"""A preview notices when its files are saved, whatever way an editor has of saving them."""

import os

import pytest

from game.session.preview.live import Preview
from game.session.preview.watch import RETURNED, SETTLED, Watch, marks_of
from tests.session.preview_story import STORY, Draft, rubric


class Disk:
    """Marks of files that tests set by hand."""

    def __init__(self, **files):
        self.files = files

    def __call__(self, files):
        """The marks of these files."""
        return {file: self.files[file] for file in files}


def watched(**files):
    """A disk with these files, and a watch that has seen them."""
    disk = Disk(**files)
    watch = Watch(disk)
    watch.read(disk(files))
    return disk, watch


def test_a_file_is_read_when_it_rests_again():
    """A file written in three pieces is read once, after the last of them."""
    disk, watch = watched(a=(1, 10, 1))
    assert not watch.look(0.0)
    for number in range(3):
        disk.files["a"] = (2 + number, 20 + number, 1)
        assert not watch.look(1 + number / 10)
        assert watch.restless
    assert not watch.look(1.2 + SETTLED / 2)
    assert watch.look(1.3 + SETTLED)
    watch.read(disk("a"))
    assert not watch.look(9.0)


@pytest.mark.parametrize("gone", [None, (2, 0, 1)])
def test_a_file_that_is_away_for_a_moment_is_waited_for(gone):
    """Missing or empty is no news before some time has passed; when it comes back changed it is read."""
    disk, watch = watched(a=(1, 10, 1))
    disk.files["a"] = gone
    assert not watch.look(0.0)
    assert not watch.look(RETURNED - 0.1)
    disk.files["a"] = (3, 12, 2)
    assert not watch.look(RETURNED)
    assert watch.look(RETURNED + SETTLED + 0.1)
    disk.files["a"] = gone
    watch.look(10.0)
    assert watch.look(10.0 + RETURNED)


def test_a_file_that_comes_back_as_it_was_is_not_read():
    """A glance at a file that is away, and then there as before, is no change."""
    disk, watch = watched(a=(1, 10, 1))
    disk.files["a"] = None
    assert not watch.look(0.0)
    disk.files["a"] = (1, 10, 1)
    assert not watch.look(0.1)
    assert not watch.look(5.0)


def test_a_file_that_is_replaced_is_noticed(tmp_path):
    """Editors that write another file and rename it change the mark, even with the same size and time."""
    draft = Draft(tmp_path)
    before = marks_of([draft.file])
    aside = tmp_path / "aside"
    aside.write_text(STORY, encoding="utf-8")
    found = draft.file.stat()
    os.utime(aside, ns=(found.st_atime_ns, found.st_mtime_ns))
    aside.replace(draft.file)
    assert marks_of([draft.file]) != before


def test_a_missing_file_is_a_finding_and_is_watched(tmp_path):
    """A file that does not exist yet can be previewed: the finding says so, and saving it brings the story."""
    preview = Preview(tmp_path / "new.yaml", rubric())
    assert not preview.reload().sound
    assert preview.now() is None
    assert preview.behind() is None
    assert len(preview.diagnostics) == 1
    assert not preview.watch.look(0.0)
    preview.file.write_text(STORY, encoding="utf-8")
    assert not preview.watch.look(1.0)
    assert preview.watch.look(2.0)
    assert preview.reload().sound


def test_snippets_are_watched_even_those_that_are_not_there_yet(tmp_path):
    """A change of an included file counts, and so does one that turns up in a folder below."""
    endings = STORY.index("endings:\n")
    ends = "snippet: The ends\n" + STORY[endings:]
    draft = Draft(tmp_path, STORY[:endings].replace("title:", "include: [parts/ends.yaml]\ntitle:"))
    (tmp_path / "parts").mkdir()
    assert not draft.first.sound
    draft.preview.reload()
    draft.preview.watch.look(0.0)
    (tmp_path / "parts" / "ends.yaml").write_text(ends, encoding="utf-8")
    draft.preview.watch.look(1.0)
    assert draft.preview.watch.look(2.0)
    assert draft.preview.reload().sound
    assert not draft.preview.watch.look(3.0)
    (tmp_path / "parts" / "ends.yaml").write_text(ends + "# more\n", encoding="utf-8")
    draft.preview.watch.look(4.0)
    assert draft.preview.watch.look(5.0)
