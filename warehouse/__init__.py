"""The record: claims, who stands behind them, and what was decided, in one DuckDB file."""
