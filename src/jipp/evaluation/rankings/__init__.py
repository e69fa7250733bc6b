"""Who stands where, who is awarded, and stages joined into one."""
