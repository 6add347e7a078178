"""Workbooks made part by part, down to parts that no spreadsheet would write."""

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def text_cell(place, text):
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number, *cells):
    return f'<row r="{number}">{"".join(cells)}</row>'


def text_rows(*rows):
    """Rows of texts, as the inside of <sheetData>."""
    return "".join(row(i, *(text_cell(f"{chr(65 + j)}{i}", text) for j, text in enumerate(texts))) for i, texts in enumerate(rows, 1))


def sheet(data, after="", doctype=""):
    return f'{HEAD}{doctype}<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData>{after}</worksheet>'


def parts_of(*sheets, names=None, shared=None, styles=None, workbook_properties=""):
    """The parts of a workbook with these sheets (each a whole part), by name."""
    names = names or [f"Blad{i}" for i in range(1, len(sheets) + 1)]
    listed = "".join(f'<sheet name="{name}" sheetId="{i}" r:id="rId{i}"/>' for i, name in enumerate(names, 1))
    links = "".join(f'<Relationship Id="rId{i}" Type="{LINKS}/worksheet" Target="worksheets/sheet{i}.xml"/>' for i in range(1, len(sheets) + 1))
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{workbook_properties}<sheets>{listed}</sheets></workbook>',
    }
    for name, part in (("sharedStrings", shared), ("styles", styles)):
        if part is not None:
            links += f'<Relationship Id="rId-{name}" Type="{LINKS}/{name}" Target="{name}.xml"/>'
            parts[f"xl/{name}.xml"] = part
    parts["xl/_rels/workbook.xml.rels"] = f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'
    for i, part in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{i}.xml"] = part
    return parts


def packed(parts, method=zipfile.ZIP_DEFLATED):
    """The parts as the bytes of a zip archive, the same on every day."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method, compresslevel=9) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = method
            archive.writestr(entry, text)
    return stream.getvalue()


def workbook(*rows):
    """The simplest one: a sheet of texts."""
    return packed(parts_of(sheet(text_rows(*rows))))
