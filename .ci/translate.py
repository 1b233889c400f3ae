"""Bring the words of the screens in step with the code: `.venv/bin/python .ci/translate.py`.

The sources are English sentences in the code; `resources/translations` holds the French ones and the English plural
forms, as `.ts` for people and `.qm` for the program. This reads the code again, marks what is new as unfinished,
drops what is gone and compiles both. New sentences are then translated in the `.ts` by hand (or in Qt Linguist) and
the command run once more. Files change whole, by rename: a program or a person reading one keeps what it read.
`tests/house/test_translations.py` fails until nothing is unfinished.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = {
    "koom_pos_fr": ("-target-language", "fr_FR"),
    "koom_pos_en": ("-target-language", "en_GB", "-pluralonly"),
}
"""File stem, as `koom_pos/ui/language.py` asks for it → what sets its `.ts` apart. English needs its plurals only."""


def tool(name: str) -> str:
    """Return the path of a Qt tool of the environment that runs this.

    Raises:
        FileNotFoundError: The environment has no PySide6; `make test` makes it ready.
    """
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    if found is None:
        raise FileNotFoundError(f"{name} is not beside {sys.executable}")
    return found


def sources() -> list[str]:
    """Return the modules whose words are shown on screens, in a fixed order."""
    found = (path for part in ("ui", "app") for path in (ROOT / "koom_pos" / part).rglob("*.py"))
    return sorted(path.relative_to(ROOT).as_posix() for path in found)


def update(folder: Path = FOLDER) -> None:
    """Read the code and bring the `.ts` of a folder in step with it; what is translated stays."""
    for stem, options in LANGUAGES.items():
        plain = ("-source-language", "en", "-locations", "none", "-no-obsolete", "-silent")
        part = folder / f"{stem}.part.ts"
        if (folder / f"{stem}.ts").exists():
            shutil.copyfile(folder / f"{stem}.ts", part)
        _run(tool("pyside6-lupdate"), *sources(), "-ts", str(part), *plain, *options)
        part.replace(folder / f"{stem}.ts")


def release(folder: Path = FOLDER, into: Path | None = None) -> None:
    """Compile the `.ts` of a folder, into the same one unless told otherwise; the same words make the same bytes."""
    for stem in LANGUAGES:
        compiled = (into or folder) / f"{stem}.qm"
        part = compiled.with_name(f"{stem}.part.qm")
        _run(tool("pyside6-lrelease"), "-silent", str(folder / f"{stem}.ts"), "-qm", str(part))
        part.replace(compiled)


def _run(*command: str) -> None:
    subprocess.run(command, cwd=ROOT, check=True)


def main() -> int:
    """Update, compile and say how much is left to translate; 1 when something is."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    update()
    release()
    unfinished = 0
    for stem in LANGUAGES:
        left = (FOLDER / f"{stem}.ts").read_text(encoding="utf-8").count('type="unfinished"')
        print(f"{stem}: {left} unfinished")
        unfinished += left
    return 1 if unfinished else 0


if __name__ == "__main__":
    sys.exit(main())
