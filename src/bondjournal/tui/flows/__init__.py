"""Ways through the program: they push screens, and keep what comes back."""
