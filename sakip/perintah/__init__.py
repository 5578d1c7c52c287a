"""The command line: `python -m sakip ...`; outside programs use its names."""
