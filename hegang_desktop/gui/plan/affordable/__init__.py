"""What can be owned with the open plan, and when."""
