"""What is tried out on a plan: the changed plan, and what that does to its answer."""
