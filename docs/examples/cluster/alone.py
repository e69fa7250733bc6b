"""Score synthetic proposals in one process.

python docs/examples/cluster/alone.py 1000000
"""

from asking import parser, peak, timed
from proposals import Result, parts_of, ranked, tally


def main() -> None:
    """Count all sheets as one part."""
    size = parser(__doc__).parse_args().size
    timed("one process", lambda: Result([ranked(tally(parts_of(size, 1)[0]))]))
    print(f"memory {peak():,} MB")


if __name__ == "__main__":
    main()
