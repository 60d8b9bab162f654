"""Plain mode: numbered menus and one question a line, for screen readers and pipes."""
