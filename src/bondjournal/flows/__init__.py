"""What is asked in which order, once for every front end."""
