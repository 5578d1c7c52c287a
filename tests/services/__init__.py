"""Tests of what a person can do, service by service."""
