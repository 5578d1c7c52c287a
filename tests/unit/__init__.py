"""Tests of the domain: rules without storage, files or pages."""
