"""Run the benchmarks that are named, or all of them, and print their tables."""

import argparse

from bench import channels, figures, forecasts, imports, shop

BENCHES = {
    "imports": imports.run,
    "shop": shop.run,
    "forecasts": forecasts.run,
    "figures": figures.run,
    "channels": channels.run,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*BENCHES, []], help="which; all of them when none is named")
    parser.add_argument("--databases", default="sqlite,postgresql,mariadb", help="comma-separated")
    parser.add_argument("--sizes", default="1000,100000", help="shop: how many products, comma-separated")
    parser.add_argument("--lines", default="1000000,3000000,10000000", help="figures: how many order lines")
    parser.add_argument("--rounds", type=int, default=3, help="shop: how often each figure is taken")
    parser.add_argument("--seconds", type=int, default=2, help="shop: how long each time")
    given = parser.parse_args()
    databases = given.databases.split(",")
    for name in given.names or BENCHES:
        if name == "shop":
            sizes = [int(size) for size in given.sizes.split(",")]
            shop.run(databases, sizes=sizes, rounds=given.rounds, seconds=given.seconds)
        elif name == "figures":
            figures.run([int(size) for size in given.lines.split(",")])
        else:
            BENCHES[name](databases)


if __name__ == "__main__":
    main()
