"""From marks to totals, with every step explained."""
