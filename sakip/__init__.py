"""SAKIP: performance data of a government institution, from target to laporan kinerja."""

__version__ = "0.1.0"
