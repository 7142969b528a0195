"""Every input of a plan, described as data: what it is called, of which kind, where in the plan it stands."""
