"""What to call documents and entries of the record to a person: a few words, on one line.

The words are those of the entry itself, for readers of any language; its kind stands beside them.
"""

import msgspec

from hudna.model.document import Document
from hudna.record.log import Entry


def title_of(document: Document) -> str:
    """Give what to call a document to a person: its headline, or how it begins."""
    return shortened(document.title or document.text)


def shortened(words: str) -> str:
    """Give the beginning of words as one line."""
    line = " ".join(words[:400].split())
    return line if len(line) <= 80 else line[:79] + "…"


def title_of_entry(entry: Entry) -> str | None:
    """Give what to call an entry to a person; None when its content is gone."""
    payload = entry.payload
    if payload is None:
        return None
    value = msgspec.json.decode(payload)
    match entry.header.kind:
        case "document":
            return shortened(value.get("title") or value["text"])
        case "reading":
            document = value["document"]
            return shortened(document["title"] or document["text"])
        case "checkpoint":
            return shortened(" ".join(value["note"].split("\n")[:2]))
        case "import" if "table" in value:
            table = value["table"]
            rows = table["accepted"] + table["uncertain"]
            return shortened(f"{table['source']}: {rows} \u00b7 {table['file']}")
        case "import" if "sighting" in value:
            found = value["sighting"]["incident"]
            kind, place = found.get("kind") or "", found.get("place") or ""
            return shortened(f"{value['source']} {found['id']}: {found['since']} {place} {kind}")
        case "label":
            given = value["value"]
            until = f" ({given['until']})" if given.get("until") else ""
            return shortened(f"{given['label']}{until}: {value['because']}")
        case _:
            return shortened(str(value.get("because", "")))
