"""A small project with the real launcher, and packages made on the spot, so that no test needs a network."""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

APP = '''
import sys
def main(argv):
    import toy
    print("app", *argv, "in", sys.prefix)
    return 7
'''

# Stands for ruff, mypy, import-linter and pytest: says that it ran, and fails when told to.
TOOL = '''
import os, sys
def run():
    print("ran {name}", *sys.argv[1:])
    sys.exit("{name}" in os.environ.get("BROKEN", "").split())
if __name__ == "__main__":
    run()
'''


def make_wheel(folder: Path, name: str, version: str, modules: dict[str, str]) -> Path:
    """Write an installable wheel of the given modules (path to source)."""
    folder.mkdir(exist_ok=True)
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    files = modules | {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{info}/RECORD"] = "".join(f"{path},,\n" for path in [*files, f"{info}/RECORD"])
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, source in files.items():
            archive.writestr(path, source)
    return wheel


@dataclass
class Project:
    """A checkout in `root` whose packages pip can find in `wheels` alone."""

    root: Path
    wheels: Path
    home: Path
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def venv(self) -> Path:
        """The environment that the launcher makes."""
        return self.root / ".venv"

    def require(self, app: Sequence[str], test: Sequence[str] = (), version: str = "1") -> None:
        """Write a pyproject.toml that needs these packages."""
        text = f"[project]\nname = 'stub'\nversion = '{version}'\ndependencies = {list(app)}\n"
        text += f"[project.optional-dependencies]\ntest = {list(test)}\n"
        (self.root / "pyproject.toml").write_text(text, encoding="utf-8")

    def popen(self, *argv: str, python: str = sys.executable, **options) -> "subprocess.Popen[str]":
        """Start main.py with `argv` from another folder."""
        kept = {name: os.environ[name] for name in ("LANG", "SYSTEMROOT") if name in os.environ}
        # Only the system's own programs: pip asks others for their version, and some of those write to the home.
        kept["PATH"] = os.defpath
        pip = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": self.wheels.as_uri()}
        return subprocess.Popen(
            [python, str(self.root / "main.py"), *argv],
            cwd=self.home,
            env=kept | pip | {"HOME": str(self.home)} | self.variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            **options,
        )

    def run(self, *argv: str, python: str = sys.executable) -> "subprocess.CompletedProcess[str]":
        """Run main.py with `argv` to its end."""
        child = self.popen(*argv, python=python)
        stdout, stderr = child.communicate()
        return subprocess.CompletedProcess(child.args, child.returncode, stdout, stderr)


def write_project(project: Project) -> Project:
    """Fill the project's folder with the real launcher, a small app and a package that it needs."""
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "game" / "launcher", project.root / "game" / "launcher", ignore=ignore)
    shutil.copy(ROOT / "main.py", project.root)
    shutil.copy(ROOT / "game" / "__init__.py", project.root / "game")
    (project.root / "game" / "app.py").write_text(APP, encoding="utf-8")
    make_wheel(project.wheels, "toy", "1.0", {"toy.py": "colour = 'red'\n"})
    project.require(["toy>=1,<2"])
    return project


@pytest.fixture
def project(tmp_path: Path, home: Path) -> Project:
    """Return a project that was never set up, in a folder with spaces and umlauts."""
    return write_project(Project(tmp_path / "ein Ordner mit Ümläuten", tmp_path / "wheels", home))


@dataclass(frozen=True)
class FirstStart:
    """A project's first start: what lay in its folder before, and how it went."""

    project: Project
    before: set[Path]
    done: "subprocess.CompletedProcess[str]"


@pytest.fixture(scope="session")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> FirstStart:
    """Start a new project in a folder with spaces and umlauts, once for all tests."""
    folder = tmp_path_factory.mktemp("first")
    (folder / "home").mkdir()
    project = write_project(Project(folder / "ein Ordner mit Ümläuten", folder / "wheels", folder / "home"))
    before = set(project.root.rglob("*"))
    return FirstStart(project, before, project.run("play", "zwei Wörter"))


@pytest.fixture
def made_once(first_start: FirstStart) -> Project:
    """Return a project that was set up; to be copied, not used."""
    assert first_start.done.returncode == 7, first_start.done.stderr
    return first_start.project


@pytest.fixture
def made(made_once: Project, tmp_path: Path, home: Path) -> Project:
    """Return a project that was set up, in a folder of the test's own, with no packages left to fetch."""
    shutil.copytree(made_once.root, tmp_path / "moved ö", symlinks=True)
    return Project(tmp_path / "moved ö", tmp_path / "wheels", home)


@pytest.fixture
def read_until() -> Callable[["subprocess.Popen[str]", str], list[str]]:
    """Return a function that reads a child's standard error up to a line with the given words."""

    def read(child: "subprocess.Popen[str]", words: str) -> list[str]:
        lines: list[str] = []
        for line in child.stderr:
            lines.append(line)
            if words in line:
                return lines
        raise AssertionError(f"{words!r} was never said: {lines}")

    return read


@pytest.fixture
def wheels_of() -> Callable[[Project, str, str], Path]:
    """Return a function that puts a wheel of one empty module where the project's pip looks."""

    def add(project: Project, name: str, version: str) -> Path:
        return make_wheel(project.wheels, name, version, {f"{name}.py": ""})

    return add


@pytest.fixture
def make_venv() -> Callable[[Path], None]:
    """Return a function that makes a virtual environment without pip, as some other tool would."""

    def make(folder: Path) -> None:
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)

    return make


@pytest.fixture
def add_tools() -> Callable[[Project], None]:
    """Return a function that makes stand-ins for the test tools part of a project's test extra."""

    def add(project: Project) -> None:
        tools = {f"{name}/__main__.py": TOOL.format(name=name) for name in ("ruff", "mypy", "pytest")}
        tools |= {f"{name}/__init__.py": "" for name in ("ruff", "mypy", "pytest", "importlinter")}
        tools["importlinter/cli.py"] = TOOL.format(name="importlinter").replace("run()", "lint_imports_command()")
        make_wheel(project.wheels, "tools", "1.0", tools)
        project.require(["toy>=1,<2"], test=["tools"])

    return add
