"""The evaluation engine: marks to totals, rankings and awards, exactly."""
