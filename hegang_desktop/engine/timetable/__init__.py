"""What falls due in each month of a scenario, before and after the move: what projection and simulation both walk."""
