"""Cases worked out apart from the engine: from published accounts and by plain arithmetic."""
