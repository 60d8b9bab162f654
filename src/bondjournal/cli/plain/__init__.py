"""Plain mode: every flow as a numbered menu, one question a line, for screen readers and pipes."""
