"""The clock of the services: UTC, as every time is stored."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present time in UTC, naive as the store keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)
