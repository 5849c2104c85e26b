"""The language work: text in, typed claims out. Knows nothing of Prefect or DuckDB."""
