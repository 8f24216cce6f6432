"""Check FollowTheMoney entities with the package `followthemoney`, in an environment of its own that has it:

    python tests/export/check_ftm.py graph.ftm.json

Prints what the package refuses, and ends with 1 if anything. It needs nothing of kg.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main() -> int:
    from followthemoney import model

    faults = 0
    schema_of: dict[str, object] = {}
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").split("\n") if line]
    for row in rows:
        schema_of[row["id"]] = model.get(row["schema"])
    for row in rows:
        proxy = model.get_proxy(row, cleaned=False)
        model.get(row["schema"]).validate(row)
        for name, values in row["properties"].items():
            prop = proxy.schema.get(name)
            kept = proxy.get(name) if prop is not None else []
            if prop is None or len(kept) != len(set(values)):
                faults += 1
                print(row["schema"], name, values, "unknown" if prop is None else f"kept {kept}")
                continue
            if prop.type.name == "entity":
                for value in values:
                    if not schema_of[value].is_a(prop.range):  # type: ignore[attr-defined]
                        faults += 1
                        print(row["schema"], name, "leads to", schema_of[value], "wanted", prop.range)
    print(f"{len(rows)} entities, {faults} faults")
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
