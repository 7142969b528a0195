"""What matters most in a plan: many small changes of it, answered without building a ledger."""
