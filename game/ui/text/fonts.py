"""The font files: ours first, then our fallbacks, then the system's; looked into only when a glyph is missing."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pygame

from game.domain.settings import FontChoice
from game.ui.text.runs import PLAIN

FAMILIES = {FontChoice.INTER: "inter", FontChoice.ATKINSON: "atkinson"}
_BOLD = ("semibold", "demibold", "bold")
_SYSTEM = (
    "notosans", "notosanscjksc", "notosanscjkjp", "notosanscjkkr", "droidsansfallback", "dejavusans", "notosansarabic",
    "notosanshebrew", "notosansdevanagari", "notosansthai", "notoemoji", "notosanssymbols2", "segoeui", "segoeuisymbol",
    "segoeuiemoji", "microsoftyahei", "yugothic", "msgothic", "malgungothic", "nirmalaui", "leelawadeeui",
    "arialunicodems", "hiraginosans", "pingfangsc", "applesdgothicneo", "geezapro", "applesymbols", "unifont",
)  # fmt: skip


class Fonts:
    """Opens fonts by number: 0 is the chosen family, higher ones are fallbacks in the order of trying.

    `folder` is assets/fonts. Without its files pygame's own font stands in, so that the window still opens.
    """

    def __init__(self, folder: Path, choice: FontChoice) -> None:
        self.choice = choice
        self._files: list[tuple[str | None, str | None]] = [_family(folder, FAMILIES[choice])]
        self._more = self._fallbacks(folder)
        self._open = lru_cache(maxsize=64)(self._open_now)
        self.index_for = lru_cache(maxsize=4096)(self._index_for)
        self._charts: dict[int, object] = {}

    @property
    def is_ours(self) -> bool:
        """Whether the chosen family was found in the assets."""
        return self._files[0][0] is not None

    def font(
        self, index: int, pixels: int, bold: bool = False, script: str = "", rtl: bool = False
    ) -> pygame.font.Font:
        """Give font number `index` at `pixels` em height; `script` is an ISO 15924 code or ''."""
        return self._open(index, pixels, bold, script, rtl)

    def _open_now(self, index: int, pixels: int, bold: bool, script: str, rtl: bool) -> pygame.font.Font:
        regular, heavy = self._files[index]
        font = pygame.font.Font(heavy if bold and heavy else regular, pixels)
        if bold and not heavy:
            font.set_bold(True)
        if script:
            font.set_script(script)
        if rtl:
            font.set_direction(pygame.DIRECTION_RTL)
        return font

    def _index_for(self, char: str) -> int:
        """Give the number of the first font that has `char`; 0 (which draws a box) when none has."""
        if char in PLAIN:
            return 0
        for index in range(len(self._files)):
            if self._has(index, char):
                return index
        for found in self._more:
            self._files.append(found)
            if self._has(len(self._files) - 1, char):
                return len(self._files) - 1
        return 0

    def _has(self, index: int, char: str) -> bool:
        import pygame.freetype  # only here: most texts never need to ask which glyphs a font has

        if index not in self._charts:
            pygame.freetype.init()
            try:
                self._charts[index] = pygame.freetype.Font(self._files[index][0], 16)
            except (pygame.error, OSError, RuntimeError):
                self._charts[index] = None
        chart = self._charts[index]
        return isinstance(chart, pygame.freetype.Font) and chart.get_metrics(char)[0] is not None

    @staticmethod
    def _fallbacks(folder: Path) -> Iterator[tuple[str | None, str | None]]:
        for file in sorted((folder / "fallback").glob("*.[to]t[fc]")):
            yield str(file), None
        for name in _SYSTEM:
            path = pygame.font.match_font(name)
            if path and _opens(path):
                yield path, None


def _opens(path: str) -> bool:
    try:
        pygame.font.Font(path, 16).size("x")
    except (pygame.error, OSError):
        return False  # colour bitmap fonts have no such size
    return True


def _family(folder: Path, family: str) -> tuple[str | None, str | None]:
    files = {
        file.stem.lower(): str(file) for file in sorted(folder.glob("*.ttf")) if file.stem.lower().startswith(family)
    }
    regular = next((path for stem, path in files.items() if "regular" in stem), None)
    heavy = next((path for word in _BOLD for stem, path in files.items() if stem.endswith(word)), None)
    return regular or next(iter(files.values()), None), heavy
