"""The encrypted place. Bytes and keys; it knows nothing of entries or sessions."""
