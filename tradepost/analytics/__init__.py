"""Figures: facts and metrics of everything that was sold, from files beside the database that can be thrown away.

The log of events tells what changed; a question sees all that was committed before it was asked. Metrics and dimensions
are registered once, and every page, report and translated call asks for them by name.

How a question is written
-------------------------

In the registry's words, when there is a metric for it (`metrics.py` has them all, `dimensions.py` what they are told
apart by):

    async with engine.asking() as ask:                      # one moment of the truth for all that is asked in it
        found = await answer(ask, Question(("revenue", "orders"), by=("product",), days=Range(start, end),
                                           sort=("-revenue",), limit=10))
        for (product_id,), figures in found.rows:           # amounts are minor units of found.question.currency
            figures["revenue"], found.total["orders"]

As an expression of its own (Ibis), when a figure is made of others, over the tables of `tables.py`:

    async with engine.asking() as ask:
        lines = tables.between(tables.lines(), start, end)  # a row an order line; of a return below zero
        lines = lines.filter(lines.counted)  # what is revenue
        lines = await currency.of_shop(ask, lines, start, end)  # amounts in one currency, or Conflict
        sold = lines.group_by("product_id").agg(value=lines.net.sum(), units=lines.units.sum())
        rows = await ask.run(sold, start=start, end=end)    # [{"product_id", "value", "units"}, ...]

`tables.with_products(lines)` puts category_id, brand_id and seller_id beside lines; `tables.table("products")` has
names and SKUs as they are now, `tables.table("categories")` the tree. `start` and `end` given to `run` only spare
reading months that the expression leaves out. Import `ibis` inside functions: it is loaded with the first question.
What Ibis writes must run on DuckDB and on Spark: no raw SQL. Nothing in `analytics` writes to the database but the jobs
that keep the files.
"""
