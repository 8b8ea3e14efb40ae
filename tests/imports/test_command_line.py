"""The same imports and exports as commands: exit codes for scripts, tables and sentences for people."""

from pathlib import Path

from tests.imports.files import written
from tests.imports.test_orders import LINES
from tests.shop import Shop


def test_a_file_comes_in_and_goes_out_by_command(tmp_path: Path) -> None:
    shop = Shop(tmp_path / "data")
    (tmp_path / "orders.xlsx").write_bytes(written("xlsx", LINES))

    first = shop.run("import", "orders", str(tmp_path / "orders.xlsx"))
    again = shop.run("import", "orders", str(tmp_path / "orders.xlsx"))
    out = shop.run("export", "orders", str(tmp_path / "out.csv"))

    assert (first.returncode, first.stdout) == (0, "4 rows: 4 imported, 0 there already, 0 not taken.\n"), first.stderr
    assert (again.returncode, again.stdout) == (0, "4 rows: 0 imported, 4 there already, 0 not taken.\n")
    assert out.stdout.replace("\n", "").endswith("out.csv.")
    assert out.stdout.startswith("4 rows of orders are in ")
    assert (tmp_path / "out.csv").read_text(encoding="utf-8-sig").count("\n") == 1 + 4


def test_bad_rows_are_a_table_and_an_exit_code(tmp_path: Path) -> None:
    shop = Shop(tmp_path / "data")
    (tmp_path / "products.csv").write_text("Артикул;Название;Цена\nA;Яблоко;1,50\nB;Груша;даром\n")

    dry = shop.run("import", "products", str(tmp_path / "products.csv"), "--dry-run")
    done = shop.run("import", "products", str(tmp_path / "products.csv"), "--map", "name=Название")

    assert (dry.returncode, done.returncode) == (1, 1)
    assert dry.stdout.startswith("2 rows: 1 would be imported, 0 there already, 1 not taken.")
    assert done.stdout.startswith("2 rows: 1 imported, 0 there already, 1 not taken.")
    assert "'даром' is not a number" in done.stdout


def test_what_cannot_be_done_is_one_line(tmp_path: Path) -> None:
    shop = Shop(tmp_path / "data")
    (tmp_path / "orders.csv").write_text("a,b\n1,2\n")

    for command, code, words in [
        (("import", "orders", str(tmp_path / "orders.csv")), 1, "has no column for order_number"),
        (
            ("import", "clouds", str(tmp_path / "orders.csv")),
            2,
            "'clouds' is none of products, orders, customers, inventory",
        ),
        (("import", "orders", str(tmp_path / "orders.csv"), "--map", "sku"), 2, "--map sku: write it as field=column"),
        (("export", "orders", str(tmp_path / "orders.doc")), 2, "must end in .csv, .xlsx, .parquet, .jsonl"),
    ]:
        found = shop.run(*command)
        assert (found.returncode, words in found.stderr, "Traceback" in found.stderr) == (code, True, False), (
            found.stderr
        )
