"""Reads finished handouts as readers do: handouts.py FOLDER... each with `handouts/` and the EPUB of its series.

Every copy of an article, and the pack that it stands in, has the words that the EPUB has of it, whole and in
order, its notes and captions too: on its pages by poppler and MuPDF, and by its tag tree by poppler and PDFium.
Copies in large print have no glyph under the size of their rules, none italic or slanted, no space wider or
narrower than the typeface's own, no word divided at the end of a line, and black that is black; `rnib` in a
folder's name tells by which rules.
"""
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile

import pikepdf
import pymupdf
import pypdfium2

import booklets
import reading

KINDS = ["", "-leader", "-large-print"]
# Points of text in large print.
SIZES = {"acb": 18, "rnib": 16}
# What parts notes from each other.
NOTE = "\ue002"
# How far a space may be from its typeface's own: kerning.
SPACE = 0.01
# What fills with black: nothing but ink of that kind.
BLACK = {"g": [0], "rg": [0, 0, 0], "k": [0, 0, 0, 1]}


class Article(reading.Edition):
    """The words of one article of an EPUB: of its main text, notes and captions."""

    def __init__(self, body):
        self.notes, self.captions = [], []
        self.heads, self.addresses, self.titles = set(), set(), []
        self.main = []
        self.read(body)
        self.words = [list_ for list_ in [self.main, *self.notes, *self.captions] if list_]

    def walk(self, element, kind):
        if kind == "notes" and element.tag == reading.XHTML + "li":
            self.parts.append((kind, NOTE))
        super().walk(element, kind)

    def flush(self, _body):
        text = {kind: "".join(part for k, part in self.parts if k == kind) for kind in ("main", "notes", "captions")}
        self.main = reading.words(text["main"])
        # One that nothing refers to stands at the end of the text, others at the foot of their pages.
        self.notes = [reading.words(note) for note in text["notes"].split(NOTE)]
        self.captions[-1] = reading.words(text["captions"])


def articles(epub):
    """The articles of an EPUB by id, and whether it runs from right to left."""
    found, rtl = {}, False
    with zipfile.ZipFile(epub) as archive:
        rtl = b'page-progression-direction="rtl"' in archive.read("OEBPS/content.opf")
        for name in archive.namelist():
            if name.startswith("OEBPS/text/"):
                body = ET.fromstring(archive.read(name)).find(reading.XHTML + "body")
                section = body.find(reading.XHTML + "section")
                if section is not None and section.get("role") == "doc-chapter":
                    found[section.get("id")] = Article(body)
    return found, rtl


class Copy:
    """One copy of an article."""

    def __init__(self, pdf, article, large, rtl):
        self.pdf, self.article, self.large, self.rtl = pdf, article, large, rtl
        self.document = pymupdf.open(pdf)
        self.faults = []

    def fault(self, words):
        self.faults.append(f"{self.pdf.stem}: {words}")

    def run(self):
        self.whole()
        if not self.rtl:
            self.tagged()
        if self.large:
            self.scan()
            self.ink()
        return self.faults

    def alike(self, list_):
        """Words as they are compared: capitals are sentences in large print, vowel signs stand apart."""
        list_ = [word.casefold() for word in list_] if self.large else list_
        return [reading.bare_letters(word) for word in list_] if self.rtl else list_

    def whole(self):
        mupdf = " ".join(page.get_text() for page in self.document)
        texts = {"MuPDF": reading.bare_letters(mupdf) if self.rtl else mupdf}
        if not self.rtl:
            run = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", self.pdf, "-"], capture_output=True, check=True)
            texts["poppler"] = run.stdout.decode()
        for reader, text in texts.items():
            found = self.alike(reading.words(text))
            for sequence in self.article.words:
                # The heads of a wide table stand before each of its cells in large print.
                heads = set(self.alike(self.article.heads)) if self.large else set()
                sequence = [word for word in self.alike(sequence) if word not in heads]
                lost, _ = reading.missing(sequence, [word for word in found if word not in heads])
                lost += heads.difference(found)
                if lost:
                    self.fault(f"{reader}: lost or out of order: {' '.join(lost[:12])}")

    def tagged(self):
        pages = pypdfium2.PdfDocument(self.pdf)
        trees = {
            "poppler": booklets.by_poppler(self.pdf),
            "PDFium": [word for page in pages for word in booklets.by_tags(page)],
        }
        heads = self.article.heads if self.large else set()
        for reader, tree in trees.items():
            tree = self.alike(reading.words(" ".join(tree)))
            for sequence in self.article.words:
                sequence = self.alike([word for word in sequence if word not in heads])
                first = reading.first_out_of_order(sequence, tree, reader == "PDFium")
                if first is not None:
                    self.fault(f"{reader}: by tags: lost or out of order: {' '.join(sequence[first:first + 12])}")

    def scan(self):
        """Looks at every glyph of large print."""
        for number, page in enumerate(self.document, 1):
            lines = [line for block in page.get_text("rawdict")["blocks"] for line in block.get("lines", [])]
            for line in lines:
                text = "".join(char["c"] for span in line["spans"] for char in span["chars"])
                place = f"page {number}: {text.strip()[:40]!r}"
                for span in line["spans"]:
                    if span["size"] < self.large - 0.01:
                        self.fault(f"{place} is set in {span['size']:.1f} pt")
                    if re.search("ital|obli", span["font"], re.I) or span["flags"] & 2:
                        self.fault(f"{place} is italic")
                    # From right to left glyphs stand in another order than their characters.
                    if not self.rtl:
                        self.spaces(span, place)
            for this, next_ in zip(lines, lines[1:]):
                self.divided(this, next_, number)

    def spaces(self, span, place):
        """Looks for spaces that are not as wide as their typeface's own: the mark of a justified line.

        The mark of a numbered line stands in a wide one; in a justified line all are wide.
        """
        chars = span["chars"]
        # What stands before the first letter parts the number of an item from it.
        first = next((at for at, char in enumerate(chars) if char["c"].isalpha()), len(chars))
        off, count = [], 0
        for this, next_ in zip(chars[first:], chars[first + 1 :]):
            if this["c"] != " " or next_["c"] == " ":
                continue
            natural = this["bbox"][2] - this["bbox"][0]
            width = next_["origin"][0] - this["origin"][0]
            count += 1
            if abs(width - natural) > SPACE * span["size"]:
                off.append(f"{width:.2f} in place of {natural:.2f} pt")
        if len(off) > 1 and 2 * len(off) > count:
            self.fault(f"{place} is justified: spaces of {off[0]}")

    def divided(self, line, next_, number):
        """Looks for a hyphen at the end of a line; a dash is none."""
        text = "".join(char["c"] for span in line["spans"] for char in span["chars"]).rstrip()
        if re.search(r"\w[-\u2010\u2011\u00ad]$", text):
            follows = "".join(char["c"] for span in next_["spans"] for char in span["chars"])
            self.fault(f"page {number}: a line ends in a hyphen: {text[-20:]!r}, {follows[:20]!r}")

    def ink(self):
        """Looks at the colour and the matrix of everything that is drawn as text, and for divided words.

        MuPDF has a divided word whole: it is told by what stands in its place.
        """
        for number, page in enumerate(pikepdf.open(self.pdf).pages, 1):
            for word, _ in reading.instead(page):
                self.fault(f"page {number}: {word!r} is divided")
            black = True
            for operands, operator in pikepdf.parse_content_stream(page):
                operator = str(operator)
                if operator in ("g", "rg", "k", "sc", "scn", "cs"):
                    black = [float(value) for value in operands] == BLACK.get(operator)
                elif operator == "Tm" and abs(float(operands[2])) > 1e-6:
                    self.fault(f"page {number}: type is slanted")
                elif operator in ("Tj", "TJ") and not black:
                    self.fault(f"page {number}: type is not black")


def epub_of(folder):
    """The EPUB of the series whose handouts lie in a folder: there, or in the folder its name begins with."""
    for place in (folder, folder.with_name(folder.name.partition("-handouts")[0])):
        for epub in place.glob("*.epub"):
            if not epub.stem.endswith(("-study", "-large-print")):
                return epub
    return None


def main():
    """Prints `ok: ...` or `FAILED: ...` for each folder; to end otherwise than with 0 is a fault of this script."""
    for folder in map(pathlib.Path, sys.argv[1:]):
        # Of long series one handout is as good as another.
        if not (folder / "handouts").is_dir() or folder.name.startswith(("bench-", "long")):
            continue
        epub = epub_of(folder)
        if epub is None:
            print(f"FAILED: handouts {folder.name}\n    there is no EPUB to hold them against")
            continue
        known, rtl = articles(epub)
        faults, copies, large = [], 0, 0
        packs = sorted((folder / "handouts").glob("session-*.pdf"))
        for id_, article in known.items():
            for kind in KINDS:
                pdf = folder / "handouts" / f"{id_}{kind}.pdf"
                if pdf.exists():
                    is_large = kind == "-large-print"
                    size = SIZES["rnib" if "rnib" in folder.name else "acb"] if is_large else None
                    faults += Copy(pdf, article, size, rtl).run()
                    copies, large = copies + 1, large + is_large
            if packs and (folder / "handouts" / f"{id_}.pdf").exists():
                # It stands in one of them, which its own faults are told of.
                faults += min((Copy(pack, article, None, rtl).run() for pack in packs), key=len)
        print(f"  {folder.name}: {copies} copies of articles, {large} of them in large print, {len(packs)} packs")
        if copies == 0:
            faults.append("no copy of an article was read")
        print(f"ok: handouts {folder.name}" if not faults else f"FAILED: handouts {folder.name}")
        for fault in faults[:20]:
            print("    " + fault)


if __name__ == "__main__":
    main()
