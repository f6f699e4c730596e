"""Reads finished booklets: booklets.py FOLDER... with a print edition and a booklet of it in each.

On every side of a sheet what the printer leaves out is blank. By its tag tree a booklet says the words of the
book in the order of the book: all of them with poppler, and side by side with PDFium's structure functions, by
which each of the pages on a side is read in its own order.
"""
import collections
import ctypes
import pathlib
import re
import subprocess
import sys

import pypdfium2
import pypdfium2.raw as pdfium

# What a printer leaves out at each edge, in millimetres.
MARGIN = 5
# Dots to the inch at which sides are looked at.
DOTS = 75
# The most pages of one signature.
STITCHED = 64


def signatures(bifolia):
    """How many bifolia are folded together: one signature, or several of three to five."""
    if bifolia * 4 <= STITCHED:
        return [bifolia]
    count = (bifolia + 2) // 4
    return [bifolia // count + (place < bifolia % count) for place in range(count)]


def ends_with_back(document):
    """Whether the last page is the back cover: it begins with a colophon, which is the last entry of the outline.

    In a short book the colophon stands below the last text.
    """
    entries = list(document.get_toc())
    place = entries[-1].get_dest() if entries else None
    if place is None or place.get_index() != len(document) - 1:
        return False
    title = entries[-1].get_title().split()
    return by_tags(document[len(document) - 1])[: len(title)] == title


def sides(pages, has_back):
    """The pages on each side of a stapled booklet, 0-based, in their order; blanks never part the text."""
    bifolia = -(-pages // 4)
    text = pages - 1 if has_back and pages > 1 else pages
    slots = list(range(text)) + [None] * (bifolia * 4 - pages) + list(range(text, pages))
    found, start = [], 0
    for size in signatures(bifolia):
        own = slots[start : start + size * 4]
        start += size * 4
        for sheet in range(size):
            found.append([own[-1 - 2 * sheet], own[2 * sheet]])
            found.append([own[2 * sheet + 1], own[-2 - 2 * sheet]])
    return [sorted(page for page in side if page is not None) for side in found]


def ink_at_the_edge(document):
    """The sides with ink where the printer leaves it out, 1-based."""
    found = []
    for number, page in enumerate(document, 1):
        picture = page.render(scale=DOTS / 72, grayscale=True).to_pil()
        near = int(MARGIN * DOTS / 25.4) - 1
        picture.paste(255, (near, near, picture.width - near, picture.height - near))
        if picture.getextrema()[0] < 250:
            found.append(number)
    return found


def marked(page, text):
    """The words of each mark of a page, by its number, as PDFium finds them."""
    words = collections.defaultdict(str)
    for place in range(pdfium.FPDFPage_CountObjects(page)):
        thing = pdfium.FPDFPage_GetObject(page, place)
        number = pdfium.FPDFPageObj_GetMarkedContentID(thing)
        if number < 0 or pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        size = pdfium.FPDFTextObj_GetText(thing, text, None, 0)
        buffer = (ctypes.c_ushort * (size // 2 + 1))()
        pdfium.FPDFTextObj_GetText(thing, text, buffer, size)
        words[number] += bytes(buffer)[: max(size - 2, 0)].decode("utf-16-le", "replace")
    return words


def by_tags(page):
    """The words of a page by PDFium's tag tree, in its order."""
    text = page.get_textpage()
    words = marked(page.raw, text.raw)
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    found = []

    def walk(element):
        for place in range(pdfium.FPDF_StructElement_CountChildren(element)):
            number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, place)
            if number >= 0:
                found.append(words.get(number, ""))
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, place)
            if child:
                walk(child)

    if tree:
        for place in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, place))
        pdfium.FPDF_StructTree_Close(tree)
    return [word for words in found for word in words.split()]


def is_within(some, all_words):
    """Tells whether words stand among others in their order."""
    rest = iter(all_words)
    return all(word in rest for word in some)


def by_poppler(path):
    """All words of a file by its tag tree, as poppler reads it."""
    # Attributes are told in the file's own encoding; words are in UTF-8.
    told = subprocess.run(["pdfinfo", "-enc", "UTF-8", "-struct-text", path], capture_output=True, check=True)
    told = told.stdout.decode("utf-8", "replace")
    return [word for line in re.findall(r'"(.*)"', told) for word in line.split()]


def check(folder):
    faults, done = [], 0
    for booklet in sorted(folder.glob("*-booklet.pdf")):
        book = booklet.with_name(booklet.name.replace("-booklet", ""))
        sheets, pages = pypdfium2.PdfDocument(booklet), pypdfium2.PdfDocument(book)
        faults += [f"{booklet.name}: ink at the edge of side {side}" for side in ink_at_the_edge(sheets)]
        single, imposed = by_poppler(book), by_poppler(booklet)
        if not single or single != imposed:
            faults.append(f"{booklet.name}: poppler reads other words, {len(imposed)} for {len(single)}")
        planned = sides(len(pages), ends_with_back(pages))
        if len(planned) != len(sheets):
            faults.append(f"{booklet.name}: {len(sheets)} sides for {len(planned)}")
            continue
        for number, (side, on_it) in enumerate(zip(sheets, planned), 1):
            found = by_tags(side)
            wanted = [by_tags(pages[page]) for page in on_it]
            right = sum(map(len, wanted)) == len(found) and all(is_within(words, found) for words in wanted)
            if not right:
                faults.append(f"{booklet.name}: side {number} reads otherwise than its pages by PDFium's tree")
            done += len(found)
        if not done:
            faults.append(f"{booklet.name}: PDFium finds no words by the tree")
    return faults


def main():
    """Prints `ok: ...` or `FAILED: ...` for each folder; to end otherwise than with 0 is a fault of this script."""
    for folder in map(pathlib.Path, sys.argv[1:]):
        if not any(folder.glob("*-booklet.pdf")):
            continue
        faults = check(folder)
        print(f"FAILED: booklet {folder.name}" if faults else f"ok: booklet {folder.name}")
        for fault in faults[:20]:
            print("    " + fault)


if __name__ == "__main__":
    main()
