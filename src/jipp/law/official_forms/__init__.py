"""What official forms ask, one file each."""
