"""Tests of spreadsheets in: the template, the guard, readers, numbers, the corrected workbook."""
