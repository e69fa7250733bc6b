"""Many sheets at once, counted in parts and in any order, to the same digits."""
