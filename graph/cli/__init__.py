"""The command ``parley``: words of the command line in, exit codes and one-line errors out.

    0    all done
    1    nothing done, or the engine or the query failed
    2    wrong usage, a sole source that does not exist included
    3    some articles skipped, each named with its reason; the others done
    130  stopped by Ctrl-C

Each command lives in a module of its own that parses, calls one function of the library and prints.
Data goes to standard output; errors, notes and progress go to standard error. No traceback reaches a
user unless ``--debug`` asks for it, and a reader that closes the pipe early hears no complaint.
"""

from __future__ import annotations

import os
import sys

__all__ = ["main"]

_INTERRUPTED = 130


def main() -> None:
    """Run the command line of this process and end with its exit code."""
    try:
        _speak_utf8()
        code = _finish(run(sys.argv[1:]))
    except KeyboardInterrupt:
        code = _INTERRUPTED
    sys.exit(code)


def run(words: list[str]) -> int:
    """Run one command line; the exit code. Prints what went wrong, raises nothing."""
    import click

    from graph.cli import commands, terminal
    from graph.errors import ParleyError

    try:
        return commands.invoke(words)
    except click.ClickException as fault:
        message = fault.format_message().replace(". (", " (").rstrip(".")
        terminal.error(f"{message}; see {_help_of(getattr(fault, 'ctx', None))}")
        return 2
    except ParleyError as fault:
        terminal.error(str(fault))
        return fault.exit_code
    except (KeyboardInterrupt, click.Abort):
        terminal.error("stopped")
        return _INTERRUPTED
    except BrokenPipeError:
        return 0
    except OSError as fault:
        terminal.error(f"{fault.filename or 'the system'}: {(fault.strerror or str(fault)).lower()}")
        return 1
    except Exception as fault:
        return _unexpected(fault, words)


def _help_of(context: object) -> str:
    return f"{getattr(context, 'command_path', 'parley')} --help"


def _unexpected(fault: Exception, words: list[str]) -> int:
    """A fault of ours: one sentence, or with --debug where it happened."""
    from graph.cli import terminal

    if "--debug" in words:
        import traceback

        traceback.print_exception(fault)
    what = f"{type(fault).__name__}: {fault}" if str(fault) else type(fault).__name__
    terminal.error(f"this is a fault in Parley, not yours ({what}); add --debug to see where")
    return 1


def _speak_utf8() -> None:
    """Start again in UTF-8 mode where the locale would garble words and file names; fix the streams."""
    if sys.getfilesystemencoding().lower() != "utf-8" and not sys.flags.utf8_mode:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606 (ourselves)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _finish(code: int) -> int:
    """Flush here, where a closed pipe can be passed over in silence, and not when Python ends."""
    for stream in (sys.stdout, sys.stderr):
        if stream is None:
            continue
        try:
            stream.flush()
        except OSError as fault:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            if not isinstance(fault, BrokenPipeError):
                code = code or 1
    return code
