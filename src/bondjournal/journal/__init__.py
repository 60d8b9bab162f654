"""What is kept: tables, and plain functions that take a Session."""
