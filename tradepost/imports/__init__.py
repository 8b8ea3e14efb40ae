"""Files in and out: products, orders, customers and stock from CSV, XLSX, Parquet and JSON lines, and back into them.

An import is a job: the file is staged on disk row by row, then applied in transactions of whole orders or rows, so that
a million rows never sit in memory and a kill loses and doubles nothing.
"""
