"""Spreadsheets in: guard, readers, header finder, numbers, rules; template and corrected workbook out."""
