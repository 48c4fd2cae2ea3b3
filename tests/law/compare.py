#!/usr/bin/env python3
"""Which wordings differ between two states of the statutes - an independent oracle.

    compare.py OLD_DIR NEW_DIR

Each directory holds one state: gesetze-im-internet XML (`*.xml`, gii-norm.dtd) or a Markdown
mirror of the same statutes (`NAME-BJNR....md`).  One JSON line per amendment goes to stdout:

    {"statute":"AufenthG","number":"18","absatz":"4","change":"changed"}

`change` is "new", "gone" or "changed".  `absatz` is null for a section without numbered
paragraphs, for the text before the first of them, for annexes (never split), and for a
section that is new or gone as a whole (one line).  "(weggefallen)" counts as not there.

This script checks the report of the importer, so it must share nothing with it: no code, no
tables, no fixtures.  It reads the files its own way and compares one long string per
paragraph from which everything but the wording has been removed (see `wording`).
`--texts FILE` writes the compared strings beside the amendments, for looking into a finding.
"""
import html
import json
import re
import sys
import unicodedata
import xml.etree.ElementTree as ET
from pathlib import Path

ROMAN = "0 I II III IV V VI VII VIII IX X XI XII XIII XIV".split()

# --- wording: what remains of a text for the comparison ------------------------------------

# Quotation marks of every kind; dashes, bullets and soft hyphens; table lines and other Markdown;
# zero-width marks.
IGNORED = re.compile(
    r"[\s\"'`´‘’‚‛“”„‟«»‹›′″|^~•·"
    r"\-\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u200b-\u200f\u2060\ufeff]+"
)
EDITORIAL = re.compile(
    r"\(\+\+\+.*?\+\+\+\)|^\W*(Fundstelle\b|Inhalt: nicht darstellbar)[^)>]*([)>]|\Z)", re.S | re.M
)
FOOTNOTE_MARK = re.compile(r"\*+\)?")


def wording(text):
    text = FOOTNOTE_MARK.sub("", EDITORIAL.sub("", unicodedata.normalize("NFC", text)))
    return IGNORED.sub("", text.replace("…", "..."))


# --- a statute: {number: Section} in the order of the law ----------------------------------

PARAGRAPH = re.compile(r"\((\d+[a-z]*)\)")
GONE = re.compile(r"((bis|und|u\.|,)\(\d+[a-z]*\))*\(?weggefallen\)?$")


class Statute:
    def __init__(self, name):
        self.name = name
        self.sections = {}  # number -> {absatz or None: wording}, without what is gone

    def add(self, number, title, blocks):
        """A section from its blocks of plain text; a block may begin a numbered paragraph."""
        texts, absatz, annex = {}, None, not number[0].isdigit()
        for block in blocks:
            text = wording(block)
            mark = None if annex else PARAGRAPH.match(text)
            if mark and order(mark[1]) > order(absatz):
                absatz, text = mark[1], text[mark.end():]
            texts[absatz] = texts.get(absatz, "") + text
        left = {absatz: text for absatz, text in texts.items() if text and not GONE.match(text)}
        picture = annex and not "".join(texts.values()) and not GONE.search(wording(title))
        if left or picture:
            known = self.sections.setdefault(number, {})
            for absatz, text in left.items():  # two norms of one number: read them as one
                known[absatz] = known.get(absatz, "") + text


def order(absatz):
    """Sort key of "2a" and the like; None (before all paragraphs) first."""
    number, letters = re.match(r"(\d*)(.*)", absatz or "").groups()
    return int(number or 0), len(letters), letters


def number_of(label):
    """"§ 18g" -> "18g", "Art 12a" -> "12a", "Anlage D1" as is; None for everything else.

    Ranges ("§§ 3 bis 6", "Art 74a und 75") are sections gone long ago: None as well."""
    label = re.sub(r"\(XXXX\)", "", " ".join(label.split())).strip()
    section = re.fullmatch(r"(?:§|Art\.?) ?(\d+[a-z]*)", label)
    if section:
        return section[1]
    return label if re.match(r"(Anlage|Anhang)\b", label) else None


def usual_name(name):
    book = re.fullmatch(r"SGB (\d+)", name)
    return "SGB " + ROMAN[int(book[1])] if book else name


# --- XML -----------------------------------------------------------------------------------

NO_TEXT = {"kommentar", "FnR", "IMG", "Footnotes"}


def plain(element):
    """Text of an element in reading order, without notes, footnote marks and images."""
    if element.tag in NO_TEXT:
        return ""
    children = sorted(element, key=lambda child: child.tag == "Title")  # caption: below its table
    parts = [element.text or ""]
    for child in children:
        parts += [plain(child), " ", child.tail or ""]
    return "".join(parts)


def pieces(text):
    """A block may go on with a numbered paragraph after a list: SGB V § 342 "… und</DL>(2a) Zusätzlich …"."""
    return re.split(r"(?<=[.,;a-zß]) +(?=\(\d+[a-z]\) ?[A-ZÄÖÜ])", text)


def read_xml(path):
    root = ET.parse(path).getroot()
    meta = root.find("norm/metadaten")
    statute = Statute(usual_name(meta.findtext("amtabk") or meta.findtext("jurabk")))
    for norm in root.iter("norm"):
        number = number_of(norm.findtext("metadaten/enbez") or "")
        title = norm.find("metadaten/titel")
        content = norm.find("textdaten/text/Content")
        if number:
            blocks = [] if content is None else [content.text or ""]
            for child in [] if content is None else content:
                blocks += pieces("" if child.tag == "Title" else plain(child)) + [child.tail or ""]
            statute.add(number, "" if title is None else plain(title), blocks)
    return root.get("doknr"), statute


# --- Markdown ------------------------------------------------------------------------------

# The mirror puts the documentation's footnotes unmarked behind the text of a section; they
# speak a language of their own.  All that follows the first of them is footnote too.
FOOTNOTE = re.compile(r"\(\+\+\+|Kursivdruck|\bBVerfGE\b|\bmWv\b|\bidF d\.|^Die Änderungen des § ")


def read_markdown(path):
    name, doknr = path.stem.rsplit("-", 1)
    statute = Statute(usual_name(name.replace("_", " ")))
    for section in re.split(r"(?m)^# ", path.read_text("utf-8"))[1:]:
        head, _, body = section.partition("\n")
        label, _, title = head.partition(" – ")
        number = number_of(label)
        if number:
            blocks = list(markdown_blocks(body))
            statute.add(number, title, blocks if number[0].isdigit() else unrepeated(blocks))
    return doknr, statute


def unrepeated(blocks):
    """The mirror writes paragraphs nested in a table or a note once more behind it: drop these
    (several different blocks at the end of an annex which all stand further up already)."""
    texts = [text for text in map(wording, blocks) if text]
    for start in range(1, len(texts) - 1):
        tail, before = texts[start:], "".join(texts[:start])
        if all(text in before for text in tail) and len(set(tail)) == len(tail) and len("".join(tail)) > 30:
            return texts[:start]
    return texts


def markdown_blocks(body):
    for block in re.split(r"\n[ \t]*\n", body):
        block = html.unescape(block.strip())
        if FOOTNOTE.search(block):
            return
        block = re.sub(r"<a [^>]*>.*?</a>", "", block)  # footnote marks
        block = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", block)  # images
        block = re.sub(r"(?m)^\|[\s:|-]*\|$", "", block)  # rule below the head of a pipe table
        block = re.sub(r"<!--.*?-->|</?[a-z][^>]*>", " ", block, flags=re.S)
        yield re.sub(r"\\(?=[\W_])", "", block)


# --- comparison ----------------------------------------------------------------------------


def read_state(directory):
    statutes = {}
    for path in sorted(Path(directory).iterdir()):
        if path.suffix in (".xml", ".md"):
            doknr, statute = (read_xml if path.suffix == ".xml" else read_markdown)(path)
            statutes[doknr] = statute
    if not statutes:
        sys.exit(f"no statutes in {directory}")
    return statutes


def amendments(old, new):
    """(number, absatz, change, old wording, new wording) of one statute, in its order."""
    for number in merged(list(old.sections), list(new.sections)):
        was, now = old.sections.get(number), new.sections.get(number)
        if was is None or now is None:
            yield number, None, "new" if was is None else "gone", was, now
            continue
        for absatz in sorted({*was, *now}, key=order):
            before, after = was.get(absatz), now.get(absatz)
            if before != after:
                one_sided = absatz is not None and (before is None or after is None)
                kind = "changed" if not one_sided else "new" if before is None else "gone"
                yield number, absatz, kind, before, after


def merged(old, new):
    """The numbers of both states: sections by number, then the annexes as the law has them."""
    result = list(new)
    for i, number in enumerate(old):
        if number not in result:
            result.insert(result.index(old[i - 1]) + 1 if i else 0, number)
    return sorted(result, key=lambda number: order(number) if number[0].isdigit() else (sys.maxsize,))


def main():
    arguments = sys.argv[1:]
    texts = None
    if len(arguments) == 4 and arguments[2] == "--texts":
        texts = open(arguments[3], "w", encoding="utf-8")
    elif len(arguments) != 2:
        sys.exit(__doc__)
    old, new = read_state(arguments[0]), read_state(arguments[1])
    pairs = []
    for doknr in old.keys() & new.keys():
        name = new[doknr].name
        if re.sub("[ /]", "_", old[doknr].name) == re.sub("[ /]", "_", name):
            name = old[doknr].name  # a file name cannot say "FreizügG/EU"
        pairs.append((name, old[doknr], new[doknr]))
    for name, was, now in sorted(pairs, key=lambda pair: pair[0]):
        for number, absatz, change, before, after in amendments(was, now):
            line = {"statute": name, "number": number, "absatz": absatz, "change": change}
            print(json.dumps(line, ensure_ascii=False, separators=(",", ":")))
            if texts:
                print(json.dumps({**line, "old": before, "new": after}, ensure_ascii=False), file=texts)


if __name__ == "__main__":
    main()
