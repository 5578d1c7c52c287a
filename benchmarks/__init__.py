"""Speed, measured: medians of several runs, and ratios against a rival in the same process."""
