"""Fails when a module or function of the package outgrows the limits of the style guide."""

from __future__ import annotations

import ast
import statistics
import sys
from pathlib import Path

MODULE_LINES = 400
MODULE_MEDIAN = 180
FUNCTION_LINES = 60
FUNCTION_MEDIAN = 10
POSITIONAL = 3
#: Signatures that a library lays down.
GIVEN = {"connect_tcp": "httpcore's network backend"}


def functions(tree: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """All functions and methods of a module."""
    return [n for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]


def positional(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many parameters may be given by position, ``self`` and ``cls`` aside."""
    names = [a.arg for a in (*function.args.posonlyargs, *function.args.args)]
    return len([n for n in names if n not in ("self", "cls")])


def main() -> int:
    """Print what is too large; 1 where anything is."""
    root = Path(__file__).parent.parent / "src" / "dateline"
    lines: list[int] = []
    sizes: list[int] = []
    wrong: list[str] = []
    for path in sorted(root.rglob("*.py")):
        text = path.read_text("utf-8")
        count = text.count("\n")
        if count:
            lines.append(count)
        if count > MODULE_LINES:
            wrong.append(f"{path}: {count} lines, at most {MODULE_LINES}")
        for function in functions(ast.parse(text)):
            length = (function.end_lineno or 0) - function.lineno + 1
            sizes.append(length)
            if length > FUNCTION_LINES:
                wrong.append(
                    f"{path}:{function.lineno} {function.name}: {length} lines, at most {FUNCTION_LINES}"
                )
            if positional(function) > POSITIONAL and function.name not in GIVEN:
                wrong.append(
                    f"{path}:{function.lineno} {function.name}: {positional(function)} positional parameters"
                )
    module, body = statistics.median(lines), statistics.median(sizes)
    if module > MODULE_MEDIAN:
        wrong.append(f"median module has {module:.0f} lines, at most {MODULE_MEDIAN}")
    if body > FUNCTION_MEDIAN:
        wrong.append(f"median function has {body:.0f} lines, at most {FUNCTION_MEDIAN}")
    print(
        "\n".join(wrong)
        or f"sizes: {len(lines)} modules, median {module:.0f} lines; functions, median {body:.0f}"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
