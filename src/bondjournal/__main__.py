"""`python -m bondjournal`, and the command `bondjournal`."""

import sys


def main() -> None:
    """Run the command line and end with its exit code."""
    from bondjournal import terminal

    with terminal.held():
        from bondjournal.cli.app import run

        code = run(sys.argv[1:])
    sys.exit(code)


if __name__ == "__main__":
    main()
