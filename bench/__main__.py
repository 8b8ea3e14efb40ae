"""Run the benchmarks that are named, or all of them, and print one table each."""

import argparse

from bench import imports

BENCHES = {"imports": imports.run}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*BENCHES, []], help="which; all of them when none is named")
    parser.add_argument("--databases", default="sqlite,postgresql,mariadb", help="comma-separated")
    given = parser.parse_args()
    for name in given.names or BENCHES:
        BENCHES[name](given.databases.split(","))


if __name__ == "__main__":
    main()
