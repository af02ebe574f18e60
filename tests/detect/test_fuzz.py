"""Programs that nobody wrote, for as long as `PTM_FUZZ_SECONDS` says."""

import os
import random
import time

from ptm_lsp.core.text import Span
from ptm_lsp.detect.reading import document, read
from ptm_lsp.detect.syntax.buffer import Buffer
from tests.detect.mutations import other_file, program, project_files
from tests.detect.programs import FILE
from tests.detect.projects import project

SECONDS = float(os.environ.get("PTM_FUZZ_SECONDS", "20"))
SEED = int(os.environ.get("PTM_FUZZ_SEED", "5"))


def test_no_program_ends_the_reading():
    """Whatever the text, there is a document; the seed makes a failure come again."""
    end = time.monotonic() + SECONDS / 4
    number = 0
    while time.monotonic() < end:
        number += 1
        text = program(random.Random(SEED * 1_000_000 + number))

        assert FILE == read(FILE, text).file, number


def test_a_document_after_an_edit_is_that_of_the_whole_text():
    """What was kept from before may not differ from what would be read now."""
    end = time.monotonic() + SECONDS / 4
    number = 0
    while time.monotonic() < end:
        number += 1
        numbers = random.Random(SEED * 2_000_000 + number)
        text, other = program(numbers), program(numbers)
        start = numbers.randint(0, len(text))
        stop = min(len(text), start + numbers.choice((0, 1, 5, 30)))
        piece = other[: numbers.choice((0, 1, 5, 30))]
        buffer = Buffer.of(text)
        edited = buffer.edit(Span(start, stop), piece)
        found = document(FILE, edited, document(FILE, buffer))

        assert read(FILE, text[:start] + piece + text[stop:]).references == found.references, number


def test_no_other_file_ends_the_reading():
    """Whatever the kind of file, there is a document, and its places lie in its texts."""
    end = time.monotonic() + SECONDS / 4
    number = 0
    while time.monotonic() < end:
        number += 1
        name, text = other_file(random.Random(SEED * 3_000_000 + number))
        found = read(name, text)
        places = [place for one in found.references for place in (one.place, one.callee)]
        places += [target.place for one in found.references for target in one.targets if target.place]

        assert all(place.span.end <= len(found.sources[place.source]) for place in places), number


def test_no_project_ends_the_linking():
    """Files that tell each other what they do not know themselves come to an end."""
    end = time.monotonic() + SECONDS / 4
    number = 0
    while time.monotonic() < end:
        number += 1
        files = project_files(random.Random(SEED * 4_000_000 + number))

        assert files.keys() >= project(files).keys(), number
