"""What the program knows of its own files and commands, for the reference part of the handbook (手册·参考)."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.message import Message


@dataclass(frozen=True, slots=True)
class FieldOfFile:
    """A field of a content file, or a column of a download."""

    name: str
    meaning: Message
    form: Message | None = None
    """What may stand there; None for any text."""
    words: tuple[str, ...] = ()
    """The only values that may stand there, where the list is closed."""
    is_list: bool = False
    """Whether it holds several of them."""
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class PartOfFile:
    """Fields that stand together: those of a file, or of each entry of one of its lists."""

    paths: tuple[str, ...]
    """The lists whose entries these are, as findings write fields; empty for the file itself."""
    fields: tuple[FieldOfFile, ...]


@dataclass(frozen=True, slots=True)
class FileOfData:
    """A content file or a download."""

    path: str
    """Where it stands: below the content folder, or below the page that offers it."""
    parts: tuple[PartOfFile, ...]


@dataclass(frozen=True, slots=True)
class ParameterOfCommand:
    """An argument or an option of a command."""

    name: str
    """As it is written, with what it takes: `--output FILE`."""
    help: str
    """A message id; empty for an argument, which the usage shows."""
    default: str = ""
    words: tuple[str, ...] = ()
    """The only values it takes, where the list is closed."""
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class CommandOfProgram:
    """A command as its help shows it."""

    name: str
    usage: str
    help: str
    """A message id."""
    parameters: tuple[ParameterOfCommand, ...]


@dataclass(frozen=True, slots=True)
class CommandLine:
    """The whole command line."""

    commands: tuple[CommandOfProgram, ...]
    """The program itself first, then its commands by name."""
    exit_codes: tuple[tuple[int, str], ...]
    """Exit code and message id of what it says."""
