"""What a transition may require: one module for each kind of thing that a requirement looks at."""
