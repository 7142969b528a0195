"""The kinds of file that hold rows: delimited text, workbooks, JSON, web pages; alone, packed, or in an archive."""
