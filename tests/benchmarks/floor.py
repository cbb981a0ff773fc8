"""Parse the texts of a JSON file with spaCy and do nothing else.

`python floor.py JOB`: the job names the model, what of it to exclude, the
batch size and the texts. Nothing of framework_lint is imported.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import spacy


def main(job: Path) -> None:
    told = json.loads(job.read_text("utf-8"))
    language = spacy.load(told["model"], exclude=told["exclude"])
    for _ in language.pipe(told["texts"], batch_size=told["batch"]):
        pass


if __name__ == "__main__":
    main(Path(sys.argv[1]))
