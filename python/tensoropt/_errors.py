# SPDX-License-Identifier: Apache-2.0
"""What the compiler says when it refuses something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Diagnostic:
    """One message of the compiler with its place.

    ``file``, ``line`` and ``column`` (counted from one) are None if the place is
    unknown. ``str()`` is ``file:line:column: severity: message``, with one line for
    each note below.
    """

    severity: str
    """``error``, ``warning``, ``remark`` or ``note``."""
    message: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    notes: Sequence[Diagnostic] = field(default_factory=list)

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}: " if self.file else ""
        lines = [f"{place}{self.severity}: {self.message}"]
        return "\n".join(lines + [str(note) for note in self.notes])


class CompileError(RuntimeError):
    """Raised when a module does not parse, a pipeline fails, or code cannot be made.

    ``diagnostics`` holds what the compiler said, warnings included; ``str()`` shows
    them one per line.
    """

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(diagnostics)
        self.diagnostics: list[Diagnostic] = list(diagnostics)

    def __str__(self) -> str:
        return "\n".join(str(diagnostic) for diagnostic in self.diagnostics)


class ModelError(RuntimeError):
    """Raised when a network cannot be read, imported or lowered.

    ``path`` is its file, ``layer`` the name of the layer in question or empty;
    ``str()`` has both.
    """

    def __init__(self, path: str, message: str, layer: str = "") -> None:
        super().__init__(path, message, layer)
        self.path = path
        self.message = message
        self.layer = layer

    def __str__(self) -> str:
        place = f": layer {self.layer!r}" if self.layer else ""
        return f"{self.path}{place}: {self.message}"
