"""What of pip's output reaches the user."""

from game.launcher.progress import pip_narrator

PIP = """\
Looking in indexes: https://example.org/simple
Collecting pygame-ce<3,>=2.5.5
  Downloading pygame_ce-2.5.8-cp311-cp311-manylinux2014_x86_64.whl.metadata (11 kB)
  Downloading pygame_ce-2.5.8-cp311-cp311-manylinux2014_x86_64.whl (12.2 MB)
Collecting PyYAML<7
  Using cached https://example.org/x/PyYAML-6.0.3-cp311-cp311-win_amd64.whl (158 kB)
WARNING: Retrying (Retry(total=4, connect=None)) after connection broken by 'ReadTimeoutError'
WARNING: Retrying (Retry(total=3, connect=None)) after connection broken by 'ReadTimeoutError'
Installing collected packages: PyYAML, pygame-ce
Successfully installed PyYAML-6.0.3 pygame-ce-2.5.8
"""


def test_each_package_is_named_once_with_its_size(capsys):
    """One line per package, one for a network that does not answer, and nothing of pip's small talk."""
    narrate = pip_narrator()
    for line in PIP.splitlines(keepends=True):
        narrate(line)
    assert capsys.readouterr().err.splitlines() == [
        "  looking for the packages",
        "  fetching pygame_ce 2.5.8 (12.2 MB)",
        "  fetching PyYAML 6.0.3 (158 kB)",
        "  the network does not answer; trying again",
        "  installing PyYAML, pygame-ce",
    ]
