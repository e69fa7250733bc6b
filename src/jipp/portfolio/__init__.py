"""Many innovations at once: counts, flows, time in phase, lineage and pictures."""
