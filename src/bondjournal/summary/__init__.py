"""From what is kept to the page."""
