"""Who does the work: this process, several here, or the workers of a cluster. The same maps run on each."""
