"""Before the marks: who judges what, and lots that anyone can check."""
