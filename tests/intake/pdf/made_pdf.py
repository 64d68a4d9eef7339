"""Small PDF files made sign by sign, so that tests know where all of it stands. Lengths in points from above left."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842


@dataclass
class Sheet:
    """One page under way."""

    width: float = WIDTH
    height: float = HEIGHT
    program: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    extra: str = ""
    """More entries of the page's dictionary."""

    def text(
        self, x: float, top: float, text: str, size: float = 12, ink: str = "0 g", mode: int = 0, turn: float = 0,
        font: str = "F1",
    ) -> Sheet:  # fmt: skip
        """A run of signs: Han a square wide, others half of one; the first begins at `x`, their upper side is `top`."""
        self.used.update(text)
        cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        y = self.height - top - size * 0.88
        codes = "".join(f"{ord(sign):04X}" for sign in text)
        matrix = f"{cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} {x} {y:.3f}"
        self.program.append(f"BT {ink} {mode} Tr /{font} {size} Tf {matrix} Tm <{codes}> Tj ET")
        return self

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> Sheet:
        """A stroked line."""
        self.program.append(f"0 G 0.5 w {x0} {self.height - top} m {x1} {self.height - bottom} l S")
        return self

    def area(self, x0: float, top: float, x1: float, bottom: float, ink: str = "0 g") -> Sheet:
        """A filled rectangle."""
        self.program.append(f"{ink} {x0} {self.height - bottom} {x1 - x0} {bottom - top} re f")
        return self

    def picture(self, x0: float, top: float, x1: float, bottom: float) -> Sheet:
        """A picture of one gray point."""
        self.program.append(f"q {x1 - x0} 0 0 {bottom - top} {x0} {self.height - bottom} cm /Im1 Do Q")
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float], rows: Iterable[Sequence[str]] = ()) -> Sheet:
        """A table with all its rules; texts stand 3 points within their cells."""
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for top, row in zip(ys, rows, strict=False):
            for x, text in zip(xs, row, strict=False):
                for number, line in enumerate(text.split("\n")):
                    self.text(x + 3, top + 3 + 12 * number, line, size=10)
        return self


def made(*sheets: Sheet, catalog: str = "", trailer: str = "", objects: Sequence[str] = ()) -> bytes:
    """The file of some pages; `objects` are further ones, the first of them number 10."""
    used = sorted({sign for sheet in sheets for sign in sheet.used})
    names = "\n".join(f"<{ord(sign):04X}> <{ord(sign):04X}>" for sign in used)
    naming = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /N def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{len(used)} beginbfchar\n{names}\nendbfchar\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    first = 10 + len(objects)
    kids = " ".join(f"{first + 2 * i} 0 R" for i in range(len(sheets)))
    bodies = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(sheets)}>>",
        "<</Type/Font/Subtype/Type0/BaseFont/Made/Encoding/Identity-H/DescendantFonts[5 0 R]/ToUnicode 6 0 R>>",
        "<</Type/Font/Subtype/Type0/BaseFont/Nameless/Encoding/Identity-H/DescendantFonts[5 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Made"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 7 0 R"
        "/DW 1000/W[32 126 500]>>",
        f"<</Length {len(naming)}>>stream\n{naming}\nendstream",
        "<</Type/FontDescriptor/FontName/Made/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120"
        "/CapHeight 700/StemV 80>>",
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
        "stream\n0\nendstream",
        "<</Font<</F1 3 0 R/F2 4 0 R>>/XObject<</Im1 8 0 R/Fm1 10 0 R>>/ExtGState<</G1 11 0 R>>>>",
        *objects,
    ]
    for i, sheet in enumerate(sheets):
        program = "\n".join(sheet.program)
        bodies.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {sheet.width} {sheet.height}]/Resources 9 0 R"
            f"/Contents {first + 2 * i + 1} 0 R{sheet.extra}>>"
        )
        bodies.append(f"<</Length {len(program)}>>stream\n{program}\nendstream")
    return _file(bodies, trailer)


def _file(bodies: Sequence[str], trailer: str) -> bytes:
    content = b"%PDF-1.7\n"
    places: list[int] = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(content)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer\n<</Size {len(bodies) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n"
    return content + end.encode("latin-1")
