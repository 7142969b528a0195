"""Many simulated lives of a scenario: the timetable of its projection, with luck multiplied onto it."""
