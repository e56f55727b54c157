"""XML that any parser takes, whatever the articles hold."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from reconcile.model.printable import printable


def written(root: ET.Element) -> str:
    """The tree as an indented document; characters that XML 1.0 cannot hold, and those that hide, become U+FFFD."""
    for element in root.iter():
        element.text = printable(element.text) if element.text else element.text
        for name, value in element.attrib.items():
            element.set(name, printable(value))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
