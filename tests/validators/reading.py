"""Reads finished books as readers do: reading.py FOLDER... with an EPUB and a PDF of one book in each.

For every page of the print edition, the words that poppler and MuPDF give are held against the words that the
EPUB has between that page's break and the next; from right to left only those of MuPDF and without vowel signs, which
poppler and PDFium take for words of their own. Notes and captions, which print moves, are sequences of their
own, each once; heads, folios, labels, page numbers and repeated heads of tables are all else that may be
there. Words that a line divides and those that a drop initial begins must be found whole.

The tag tree, which poppler follows through the whole book and PDFium page by page, has the words of the main
text, of the notes and of the captions, each in the order of the EPUB.
"""
import collections
import difflib
import itertools
import pathlib
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET
import zipfile

import pikepdf
import pymupdf
import pypdfium2

import booklets

XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
# Elements that do not part words.
INLINE = set("a em strong i b span cite q sup sub s del code time small abbr".split())
# What print adds to a link within the book: `(p. 12)`.
PAGE_OF = re.compile(r"\(\w+\.?\s+\d+\)")
# Of all words, how many may be missing or out of order.
TOLERATED = 0.0001


def words(text):
    """Words of a text: runs of letters and of digits, without soft hyphens and signs of direction.

    The number of a note stands close to the word it follows.
    """
    text = unicodedata.normalize("NFKC", text)
    text = re.sub("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]", "", text)
    return re.findall(r"\d+|(?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f])+", text)


class Edition:
    """The words of an EPUB: by page, and those of notes and captions by section."""

    def __init__(self, path):
        self.pages = collections.OrderedDict()  # label: words between its break and the next
        self.notes, self.captions = [], []  # words, one list for each section
        self.heads = set()  # words of tables' heads, which may come again
        self.addresses, self.titles = set(), []
        self.label = self.colophon = None
        self.rtl = False
        with zipfile.ZipFile(path) as archive:
            package = ET.fromstring(archive.read("OEBPS/content.opf"))
            files = {e.get("id"): e.get("href") for e in package.iter("{http://www.idpf.org/2007/opf}item")}
            self.rtl = package.find(".//*[@page-progression-direction='rtl']") is not None
            spine = [files[e.get("idref")] for e in package.iter("{http://www.idpf.org/2007/opf}itemref")]
            nav = ET.fromstring(archive.read("OEBPS/nav.xhtml"))
            self.listed = self.read_nav(nav)
            for file in spine:
                if file.startswith("text/"):
                    self.read(ET.fromstring(archive.read("OEBPS/" + file)).find(XHTML + "body"))

    def read_nav(self, nav):
        """Returns the page-list, and keeps the words of the contents."""
        self.contents, listed = [], []
        for list_ in nav.iter(XHTML + "nav"):
            if list_.get(OPS + "type") == "page-list":
                listed = ["".join(a.itertext()) for a in list_.iter(XHTML + "a")]
            elif list_.get(OPS + "type") == "toc":
                heading = list_.find(XHTML + "h1")
                self.contents = ["".join(heading.itertext())]
                self.contents += [" ".join(a.itertext()) for a in list_.iter(XHTML + "a")]
        return listed

    def read(self, body):
        self.notes.append([])
        self.captions.append([])
        self.parts = []
        self.walk(body, "main")
        self.flush(body)

    def walk(self, element, kind):
        tag = element.tag.removeprefix(XHTML)
        type_, role = element.get(OPS + "type") or "", element.get("role") or ""
        if tag == "figcaption":
            kind = "captions"
        if "endnotes" in type_:
            kind = "notes"
        if tag in ("h1", "h2"):
            self.titles.append("".join(element.itertext()))
        if tag == "thead":
            self.heads.update(words(" ".join(element.itertext())))
        if tag == "a" and re.match("[a-z]+:", element.get("href") or ""):
            self.addresses.add(element.get("href"))
        if role == "doc-pagebreak":
            self.parts.append(("page", re.sub(r"^\S+\s|\.$", "", element.get("aria-label"))))
        silent = role in ("doc-noteref", "doc-backlink") or (kind == "notes" and tag == "h2")
        if tag not in INLINE:
            self.parts.append((kind, " "))
        if element.text and not silent:
            self.parts.append((kind, element.text))
        for child in element:
            self.walk(child, kind)
            if child.tail:
                self.parts.append((kind, child.tail))
        if tag not in INLINE:
            self.parts.append((kind, " "))

    def flush(self, body):
        """Puts what was read where it belongs; a word divided by a page break is the earlier page's."""
        text = collections.defaultdict(str)
        for kind, part in self.parts:
            if kind == "page":
                if re.search(r"\w$", text["main"]):
                    text["main"] += "\ue001"
                text["main"] += f"\ue000{part}\ue000"
            else:
                text[kind] += part
        main = re.sub("\ue001(\ue000.*?\ue000)(\\w+)", r"\2\1", text["main"])
        for place, part in enumerate(main.split("\ue000")):
            if place % 2:
                self.label = part
                self.pages[part] = []
            elif self.label is not None:
                self.pages[self.label] += words(part)
            elif words(part):
                raise SystemExit(f"words before the first page: {part!r}")
        if body.find(".//*[@role='doc-colophon']") is not None:
            self.colophon = self.label
        self.notes[-1] = words(text["notes"])
        self.captions[-1] = words(text["captions"])


def missing(expected, found):
    """Returns the words of one sequence that are not in another in order, and what is left of that."""
    lost, rest = [], []
    for op, a, b, c, d in difflib.SequenceMatcher(None, expected, found, autojunk=False).get_opcodes():
        if op != "equal":
            lost += expected[a:b]
            rest += found[c:d]
    # The number of a note stands close to a year as well: 1831 and 2 are read as 18312.
    for year in [word for word in lost if word.isdigit()]:
        glued = next((word for word in rest if word.isdigit() and word.startswith(year)), None)
        if glued:
            lost.remove(year)
            rest.remove(glued)
    return lost, rest


def printed(folder):
    """Returns the EPUB of the book that is printed: not the study edition, which is only for screens."""
    return [epub for epub in folder.glob("*.epub") if epub.with_suffix(".pdf").exists()]


class Check:
    def __init__(self, folder):
        self.name = folder.name
        [epub] = printed(folder)
        self.pdf = epub.with_suffix(".pdf")
        self.edition = Edition(epub)
        self.document = pymupdf.open(self.pdf)
        self.labels = [page.get_label() for page in self.document]
        self.faults = []

    def fault(self, words):
        self.faults.append(f"{self.name}: {words}")

    def texts(self):
        """Returns each reader's text of each page."""
        mupdf = [page.get_text() for page in self.document]
        if self.edition.rtl:
            return {"MuPDF": [bare_letters(text) for text in mupdf]}
        poppler = subprocess.run(
            ["pdftotext", "-raw", "-enc", "UTF-8", self.pdf, "-"], capture_output=True, check=True
        ).stdout.decode()
        return {"poppler": poppler.split("\f")[: len(self.labels)], "MuPDF": mupdf}

    def run(self):
        texts = self.texts()
        for reader, pages in texts.items():
            self.words(reader, pages)
            flat = [re.sub(r"\s+", "", text) for text in pages]
            whole = "".join(flat)
            for address in sorted(self.edition.addresses):
                if bare(address) not in bare(whole):
                    self.fault(f"{reader}: the address {address} is not on paper")
        self.page_list(texts["MuPDF"])
        self.tagged()
        self.divided(texts)
        return self.faults

    def page_list(self, pages):
        listed = self.edition.listed
        shown = [label for label, text in zip(self.labels, pages) if words(text)]
        for label in shown:
            if label not in listed:
                self.fault(f"page {label} is not in the page-list")
        for label in listed:
            if label not in shown:
                self.fault(f"page {label} of the page-list is blank or not there")

    def words(self, reader, pages):
        edition = self.edition
        total = lost_total = 0
        rest = []
        for label, text in zip(self.labels, pages):
            expected = self.without_signs(edition.pages.get(label, []))
            lost, extra = missing(expected, words(PAGE_OF.sub(" ", text)))
            total += len(expected)
            lost_total += len(lost)
            if lost:
                self.fault(f"{reader}: page {label}: lost or out of order: {' '.join(lost[:12])}")
            rest += [(label, word) for word in extra]
        for kind in ("notes", "captions"):
            for sequence in getattr(edition, kind):
                sequence = self.without_signs(sequence)
                total += len(sequence)
                lost, _ = missing(sequence, [word for _, word in rest])
                rest = keep(rest, sequence)
                # A word that stood beside one alike may have been taken for that.
                for word in list(lost):
                    twin = next((entry for entry in rest if entry[1] == word), None)
                    if twin:
                        lost.remove(word)
                        rest.remove(twin)
                lost_total += len(lost)
                if lost:
                    self.fault(f"{reader}: {kind}: lost or out of order: {' '.join(lost[:12])}")
        self.total = total
        allowed = set(edition.heads) | set(self.labels)
        for text in [*edition.titles, *edition.contents, *edition.addresses, self.document.metadata["title"]]:
            allowed.update(self.without_signs(words(text)))
        # The colophon names the typefaces, which are known only to print.
        strange = [
            (label, word)
            for label, word in rest
            if word not in allowed and not word.isdigit() and label != edition.colophon
        ]
        if strange:
            self.fault(f"{reader}: not of the text: {strange[:12]}")
        print(f"  {self.name}: {reader}: {total} words, {lost_total} lost, {len(strange)} strange")

    def tagged(self):
        """Looks for the words of the EPUB in the tag tree, each sequence in its order.

        From right to left poppler gives a span as it is seen, which is no order of words.
        """
        edition = self.edition
        if edition.rtl:
            return
        sequences = [[word for page in edition.pages.values() for word in page], *edition.notes, *edition.captions]
        pages = pypdfium2.PdfDocument(self.pdf)
        trees = {
            "poppler": booklets.by_poppler(self.pdf),
            "PDFium": [word for page in pages for word in booklets.by_tags(page)],
        }
        for reader, tree in trees.items():
            tree = words(" ".join(tree))
            for sequence in sequences:
                first = first_out_of_order(sequence, tree, reader == "PDFium")
                if first is not None:
                    self.fault(f"{reader}: by tags: lost or out of order: {' '.join(sequence[first:first + 12])}")
            print(f"  {self.name}: {reader}: by tags: {len(tree)} words for {sum(map(len, sequences))}")

    def without_signs(self, list_):
        return [bare_letters(word) for word in list_] if self.edition.rtl else list_

    def divided(self, texts):
        """Looks for every word that is read in place of its parts; from right to left no word is divided."""
        if self.edition.rtl:
            return
        pdfium = pypdfium2.PdfDocument(self.pdf)
        count, found = 0, collections.Counter()
        for index, page in enumerate(pikepdf.open(self.pdf).pages):
            wanted = instead(page)
            if not wanted:
                continue
            textpage = pdfium[index].get_textpage()
            for word, is_initial in wanted:
                count += 1
                hits = {
                    "PDFium": is_initial or textpage.search(word, match_case=True).get_next() is not None,
                    "MuPDF": bool(self.document[index].search_for(word)),
                    "poppler": word in texts["poppler"][index],
                }
                for reader, hit in hits.items():
                    found[reader] += hit
                    if not hit:
                        self.fault(f"{reader}: page {self.labels[index]}: {word!r} is not found whole")
        print(f"  {self.name}: {count} divided words, found " + ", ".join(f"{r} {n}" for r, n in found.items()))


def first_out_of_order(sequence, parts, glued):
    """Returns the place of the first word that does not stand in its order among words and parts of words.

    The parts are those that lines and drop initials make, which the tree has as spans of their own. PDFium
    leaves out some spaces between spans: there words are glued.
    """
    text = "".join(parts)
    edges = {0, *itertools.accumulate(map(len, parts))}
    at = 0
    for place, word in enumerate(sequence):
        at = text.find(word, at)
        # The number of a note stands close to a year.
        while not glued and at >= 0 and not (at in edges and (word.isdigit() or at + len(word) in edges)):
            at = text.find(word, at + 1)
        if at < 0:
            return place
        at += len(word)
    return None


def keep(rest, sequence):
    """Returns what is left of words, each with its page, after a sequence is taken out once."""
    left = []
    matcher = difflib.SequenceMatcher(None, sequence, [word for _, word in rest], autojunk=False)
    for op, _, _, c, d in matcher.get_opcodes():
        if op != "equal":
            left += rest[c:d]
    return left


def bare_letters(text):
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def bare(address):
    return re.sub(r"^(mailto:|https?://)|[\u00ad\u200b\s]|/$", "", address)


def instead(page):
    """Returns the words that a page gives in place of glyphs, and whether each is that of a drop initial."""
    found, sizes, size, depth = [], [], 0, None
    for operands, operator in pikepdf.parse_content_stream(page):
        operator = str(operator)
        if operator == "Tf":
            size = float(operands[1])
            sizes.append(size)
        elif operator == "BDC" and "/ActualText" in operands[1]:
            text = str(operands[1].ActualText)
            if re.fullmatch(r"\w{2,}", text):
                found.append([text, None])
                depth = len(sizes)
        elif operator == "TJ" and depth is not None:
            found[-1][1] = size
            depth = None
    usual = collections.Counter(sizes).most_common(1)[0][0] if sizes else 0
    return [(text, (size or 0) > 2 * usual) for text, size in found]


def main():
    """Prints `ok: ...` or `FAILED: ...` for each folder; to end otherwise than with 0 is a fault of this script."""
    for folder in map(pathlib.Path, sys.argv[1:]):
        # Where only handouts were made, there is no book to read.
        if not printed(folder):
            continue
        found = Check(folder).run()
        print(f"ok: reading {folder.name}" if not found else f"FAILED: reading {folder.name}")
        for fault in found[:20]:
            print("    " + fault)


if __name__ == "__main__":
    main()
