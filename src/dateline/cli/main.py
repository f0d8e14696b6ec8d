"""The command line: each command is a function that calls one function below it.

Exit codes: 0 every input has a stored outcome; 1 the command failed; 2 it was misused.
Messages go to stderr; ``--json`` prints JSON lines on stdout and nothing else.
"""

from __future__ import annotations

import difflib
import os
import sys
import traceback
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from dateline.cli import desk_commands, doctor, judge_commands, read_command, view_commands
from dateline.cli.examples import epilog
from dateline.cli.output import complain
from dateline.errors import DatelineError, Misused
from dateline.publish.manifest import version as installed

_BY_KEYBOARD = 130  # what Typer makes of Ctrl-C

app = typer.Typer(
    name="dateline",
    help="Keeps the record of a conflict from what is reported about it.",
    epilog="\b\nStart with:  dateline demo\nThen:        dateline show demo events\nOne command: dateline show --help",
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for _command in (
    desk_commands.demo,
    desk_commands.new,
    desk_commands.add,
    desk_commands.reread,
    view_commands.show,
    view_commands.explain,
    judge_commands.judge,
    judge_commands.diff,
    desk_commands.build,
    view_commands.export,
    read_command.read,
    view_commands.verify,
    doctor.doctor,
):
    app.command(_command.__name__, epilog=epilog(_command.__name__))(_command)


@app.callback(invoke_without_command=True)
def _program(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    if version:
        print(f"dateline {installed()}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        print(context.get_help())
        raise typer.Exit(2)


def run() -> NoReturn:
    """The ``dateline`` program: parse the arguments, run one command, exit with the documented code."""
    _stand_in()
    command = typer.main.get_command(app)
    code: object = 0
    try:
        code = command.main(standalone_mode=False)
        sys.stdout.flush()
        if code == _BY_KEYBOARD:
            code = _interrupted()
    except typer.TyperException as error:
        complain("E-MISUSED", error.format_message(), _remedy())
        code = 2
    except (typer.Abort, KeyboardInterrupt):
        code = _interrupted()
    except Misused as error:
        complain(error.code, error.message, error.remedy)
        code = 2
    except DatelineError as error:
        complain(error.code, error.message, error.remedy)
        code = 1
    except BrokenPipeError:
        code = _heard_enough()
    except SystemExit as end:
        # click and rich turn a reader that is gone into an exit of their own
        code = _heard_enough() if isinstance(end.__context__, BrokenPipeError) else end.code
    except Exception as error:  # noqa: BLE001 - the door of the program: nobody is shown a traceback
        code = _fault(error)
    sys.exit(code if isinstance(code, int) else 0)


def _interrupted() -> int:
    complain(
        "E-INTERRUPTED", "stopped by the keyboard", "What was added before stands; run it again to go on."
    )
    return 1


def _stand_in() -> None:
    """Streams that the caller has closed lead nowhere; else the next file that is opened, perhaps the record, is taken for them."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: SIM115, PTH123


def _heard_enough() -> int:
    """Whoever reads our output has had enough, which is no error; Python would complain again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return 0


def _fault(error: Exception) -> int:
    if isinstance(error, OSError):
        where = f" {error.filename}" if error.filename else " the output"
        complain(
            "E-CANNOT-WRITE",
            f"cannot read or write{where}: {error.strerror or error}",
            "Check the path, its permissions, and the room on the disk.",
        )
        if not error.filename:
            _heard_enough()
        return 1
    last = traceback.extract_tb(error.__traceback__)[-1]
    said = f"a fault in dateline: {type(error).__name__}: {str(error)[:300]} ({Path(last.filename).name}:{last.lineno})"
    complain(
        "E-FAULT", said, "Nothing was half written. Please report this line, with the command that led to it."
    )
    return 1


def _remedy() -> str:
    known = sorted(c.name or "" for c in app.registered_commands)
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    if asked in known:
        return f"More: dateline {asked} --help"
    near = difflib.get_close_matches(asked, known, n=1)
    guess = f"Did you mean: dateline {near[0]}? " if near else ""
    return f"{guess}Commands: {', '.join(known)}. More: dateline --help"
