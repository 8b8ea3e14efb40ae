"""Where a cluster is named, series are spread over it by the models' own backend, and say what they say here."""

import shutil
from datetime import date

from tests.machine import Unavailable, needed
from tradepost.forecasting import asking
from tradepost.forecasting.demand import Demand

CLUSTER = "local-cluster[2,1,1024]?spark.sql.shuffle.partitions=2"


async def test_a_cluster_forecasts_what_this_machine_forecasts() -> None:
    if shutil.which("java") is None:
        needed(Unavailable("forecasts on Spark: Java 17 is not installed"))
    week = [10.0, 12, 9, 10, 14, 4, 0]
    demands = [Demand(n, date(2024, 1, 1), [day * n + n % 2 for day in week] * 10).to_json() for n in (1, 2)]
    async with asking.child() as child:
        here = await child.predict(demands, jobs=1)
        there = await child.predict(demands, jobs=1, spark=CLUSTER)
    assert [one["product_id"] for one in here] == [1, 2]
    assert there == here
