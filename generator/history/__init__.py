"""Earlier texts of the content, asked of git by its own program: read only, and nothing depends on it being there."""
