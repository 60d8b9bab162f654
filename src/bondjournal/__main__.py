"""`python -m bondjournal`, and the command `bondjournal`."""

import sys


def main() -> None:
    """Run the command line and end with its exit code."""
    from bondjournal.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
