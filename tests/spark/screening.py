"""People in Spark, screened and assessed by `subsidy` as a pipe. docs/beyond-one-machine.md says
why each step is as it is; copy what you need."""

import csv
import io
import json
import zlib
from itertools import chain


def csv_line(cells):
    """A row as one line of CSV. A pipe goes by lines, so a line break within a cell becomes a space."""
    out = io.StringIO()
    texts = ["" if cell is None else " ".join(str(cell).splitlines()) for cell in cells]
    csv.writer(out, lineterminator="").writerow(texts)
    return out.getvalue()


def partition_of(person):
    """The same for the same person on every machine and in every attempt, which `hash` is not."""
    return zlib.crc32(str(person).encode())


def numbered(rows):
    """Rows with their number in the whole, from 1: (number, cells)."""
    return rows.zipWithIndex().map(lambda pair: (pair[1] + 1, pair[0]))


def together(rows, person, partitions):
    """Numbered rows with all of a person's in one partition, in an order that no attempt changes."""
    keyed = rows.map(lambda row: ((str(person(row[1])), row[0]), row[1]))
    parted = keyed.repartitionAndSortWithinPartitions(partitions, lambda key: partition_of(key[0]))
    return parted.map(lambda pair: (pair[0][1], pair[1]))


def screen(rows, headings, command, env=None):
    """`subsidy screen` over each partition of numbered rows: lines of JSON, rejected rows among
    them. `command` ends with the options; every partition is given the headings."""
    command += " --lines --rejects - --row 行号"
    lines = rows.map(lambda row: csv_line([row[0], *row[1]]))
    head = csv_line(["行号", *headings])
    return lines.mapPartitions(lambda part: chain([head], part)).pipe(command, env, checkCode=True)


def in_order(lines):
    """The lines of `screen` in the order of the rows: those of one run."""

    def placed(part):
        for place, line in enumerate(part):
            yield (int(line[len('{"row":') : line.index(",")]), place), line

    return lines.mapPartitions(placed).sortByKey().values()


def assess(people, answers, command, env=None):
    """`subsidy assess --lines` over each partition: (somebody, their assessment). Every person gives
    one line; a line that is not understood fails the task, and with it the job."""
    lines = people.map(lambda one: json.dumps(answers(one), ensure_ascii=False))
    return people.zip(lines.pipe(command + " --lines", env, checkCode=True))
