"""Pages of the map: for everybody, for who tends an entry, for passers-by, callers and editors."""
