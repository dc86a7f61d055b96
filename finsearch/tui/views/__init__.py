"""Pure functions: what is known → what a pane shows."""
