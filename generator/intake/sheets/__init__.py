"""Readers of workbooks (xlsx and xlsm, xls, XML Spreadsheet 2003): their squares become the pieces that forms read."""
