"""One module per command: `command()` gives the click command with its texts in the language spoken."""
