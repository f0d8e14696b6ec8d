"""The command line: each command is a function that calls one function below it.

Exit codes: 0 every input has a stored outcome; 1 the command failed; 2 it was misused.
Messages go to stderr; ``--json`` prints JSON lines on stdout and nothing else.
"""

from __future__ import annotations

import difflib
import os
import sys
from typing import NoReturn

import typer

from dateline.cli import desk_commands, doctor, read_command, view_commands
from dateline.cli.output import complain
from dateline.errors import DatelineError, Misused

app = typer.Typer(
    name="dateline",
    help="Keeps the record of a conflict from what is reported about it.",
    epilog="Start with: dateline demo",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for _command in (
    desk_commands.demo,
    desk_commands.new,
    desk_commands.add,
    view_commands.show,
    view_commands.explain,
    desk_commands.build,
    view_commands.export,
    read_command.read,
    view_commands.verify,
    doctor.doctor,
):
    app.command(_command.__name__)(_command)


def run() -> NoReturn:
    """The ``dateline`` program: parse the arguments, run one command, exit with the documented code."""
    command = typer.main.get_command(app)
    try:
        code = command.main(standalone_mode=False)
    except typer.TyperException as error:
        complain("E-MISUSED", error.format_message(), _remedy())
        code = 2
    except typer.Abort:
        complain(
            "E-INTERRUPTED", "stopped by the keyboard", "What was added before stands; run it again to go on."
        )
        code = 1
    except Misused as error:
        complain(error.code, error.message, error.remedy)
        code = 2
    except DatelineError as error:
        complain(error.code, error.message, error.remedy)
        code = 1
    except BrokenPipeError:
        # whoever reads our output has had enough; Python would complain again at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code if isinstance(code, int) else 0)


def _remedy() -> str:
    known = sorted(c.name or "" for c in app.registered_commands)
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    if asked in known:
        return f"More: dateline {asked} --help"
    near = difflib.get_close_matches(asked, known, n=1)
    guess = f"Did you mean: dateline {near[0]}? " if near else ""
    return f"{guess}Commands: {', '.join(known)}. More: dateline --help"
