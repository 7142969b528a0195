"""The safe month: from simulated lives that each buy in every month that permits it."""
