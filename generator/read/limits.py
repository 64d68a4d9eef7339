"""How much the reader takes from one file or folder; every figure names its reason.

The content folder is not trusted: each limit stands far above what a real disclosure needs (the largest seen has a few
hundred projects and files of some kilobytes) and far below what makes a build slow or large.
"""

from __future__ import annotations

MAX_YAML_BYTES = 1_000_000
"""A project file has 3 to 20 kB; the list of all counties of the country, the largest list known, about 200 kB."""

MAX_YAML_DEPTH = 20
"""Collections inside each other. Our deepest file needs 5; deeper nesting only serves to exhaust the reader."""

MAX_YAML_NODES = 100_000
"""Keys, values and collections of one file. A project has about 200, the list of counties about 10,000."""

MAX_CSV_BYTES = 20_000_000
"""A budget table of one department has up to some thousand rows of some hundred bytes."""

MAX_CSV_ROWS = 100_000
"""Rows without the header. The widest provincial tables have some ten thousand."""

MAX_CSV_COLUMNS = 200
"""The printed forms have at most 30 columns; a row of the spreadsheet's full width (16,384) is a mistake."""

MAX_CSV_CELL_CHARACTERS = 32_767
"""What one spreadsheet cell can hold: a longer text could not come back from the workbook we offer."""

MAX_TEXT_BYTES = 5_000_000
"""A narrative in Markdown, or the text of a whole disclosure kept as its source (the largest seen has 700 kB)."""

MAX_SOURCE_BYTES = 100_000_000
"""An original document (PDF, Word, Excel) that is only copied and hashed, never interpreted, during a build."""

MAX_TREE_DEPTH = 12
"""Folders inside each other below the content folder; the layout needs 5."""

MAX_TREE_ENTRIES = 500_000
"""Files and folders of one content folder: 10,000 submissions of 50 files. A larger one is split by region."""

MAX_ADDRESS_PARTS = 8
"""Folders inside each other in an address of addresses.txt; the deepest that the generator makes has five."""

MAX_FINDINGS_PER_FILE = 50
"""Faults listed for one file: with more, the file is of another kind and the list no longer helps."""

EXCERPT_CHARACTERS = 80
"""How much of a faulty line or name a finding repeats."""
