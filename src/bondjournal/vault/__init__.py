"""The encrypted place. Bytes and keys; it has never heard of a reflection."""
