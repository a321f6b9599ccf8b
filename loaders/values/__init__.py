"""Dates, periods and numbers, as Swedish texts print them."""
