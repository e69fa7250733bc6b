"""Score synthetic proposals on Spark, with its workers on this machine.

python docs/examples/cluster/on_spark.py 1000000 --cores 1 2
"""

import os
import sys
from collections.abc import Iterator
from functools import partial
from operator import add

import proposals
from asking import parser, parts_for, peak, timed
from proposals import Part, Result, Totals, frequencies, places, ranked, tally, totals
from pyspark import SparkConf, SparkContext, StorageLevel

HERE = "127.0.0.1"


def merged(context: SparkContext, parts: list[Part]) -> Iterator[str]:
    """Rank one tally of all."""
    yield ranked(context.parallelize(parts, len(parts)).map(tally).treeReduce(add))


def apart(context: SparkContext, parts: list[Part]) -> Iterator[str]:
    """Rank each part where it is; only how often each total occurs is gathered."""
    found = context.parallelize(parts, len(parts)).map(totals)
    found.persist(StorageLevel.MEMORY_AND_DISK)
    place_of = context.broadcast(places(found.map(frequencies).treeReduce(add)))
    yield from found.map(lambda some: Totals.placed(some, place_of.value)).toLocalIterator()


def work(context: SparkContext, parts: list[Part], *, at_once: bool) -> Result:
    """Rank all, in one tally or apart."""
    return Result((merged if at_once else apart)(context, parts))


def main() -> None:
    """Do the work with each number of cores."""
    asked = parser(__doc__)
    asked.add_argument("--cores", type=int, nargs="+", default=[2])
    given = asked.parse_args()
    parts = parts_for(given)
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": HERE}
    for cores in given.cores:
        conf = SparkConf().setMaster(f"local[{cores}]").setAppName("jipp")
        conf.set("spark.driver.bindAddress", HERE).set("spark.driver.host", HERE)
        conf.set("spark.ui.enabled", "false").set("spark.ui.showConsoleProgress", "false")
        with SparkContext(conf=conf) as context:
            context.setLogLevel("ERROR")
            context.addPyFile(proposals.__file__)
            do = partial(work, context, parts, at_once=not given.apart)
            timed(f"Spark, {cores} cores, {len(parts)} parts", do)
    print(f"memory {peak():,} MB")


if __name__ == "__main__":
    main()
