"""The answers of a plan, and of many small changes of it, without building a ledger."""
