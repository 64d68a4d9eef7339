"""How much of an Office package is taken; every figure names its reason.

A package comes from outside. Each limit stands far above what a real document needs and far below what a machine feels.
"""

from __future__ import annotations

MAX_PACKAGE_BYTES = 100_000_000
"""The packed file. A document of 500 projects has about 2 MB; pictures of a whole printed budget about 60 MB."""

MAX_ENTRIES = 5_000
"""Parts of a package. A Word document has 15 to 40, a workbook of 300 sheets with drawings about 1,000."""

MAX_DIRECTORY_MARKS = 20_000
"""Entries that may be listed before the list is read at all; packages within a package, stored unpacked, count too."""

MAX_UNPACKED_BYTES = 200_000_000
"""All XML parts together, counted while they are unpacked: what the packed file says of their sizes may be untrue."""

MAX_RATIO = 400
"""Unpacked size to packed. Tables of forms reach 130; packed zeros, as made to exhaust a reader, reach 1,000."""

FREE_OF_RATIO = 20_000_000
"""Up to this size a high ratio does no harm: an empty sheet's formatting packs very well."""

MAX_XML_BYTES = 64_000_000
"""One XML part. The document part of 500 projects has 30 to 50 MB; as a tree it takes several times its size."""

MAX_NAME_CHARACTERS = 255
"""A part's name with its folders. Office programs write at most about 60."""

CHUNK_BYTES = 1 << 20
"""Unpacked at a time, so that a part is given up soon after it passes a limit."""
