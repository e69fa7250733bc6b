"""Whether an innovation may enter an edition of the competition."""
