"""Requirements of transitions: a module for each kind of thing that they look at."""
