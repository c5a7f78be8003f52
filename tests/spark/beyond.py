"""A million rows in eight partitions of Spark give the bytes of one run; a task that is killed is
repeated without loss or double. `beyond.py SUBSIDY MAKE_ROSTER ROWS FOLDER`."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from pyspark import SparkConf, SparkContext, TaskContext

from screening import assess, in_order, numbered, screen, together

OPTIONS = "--date 2020-09-01 --programme tlf53.hardship --programme tlf53.veteran"
PARTITIONS = 8
# Kills itself half-way, the first time it is run.
FLAKY = """#!/bin/sh
if /bin/mkdir "$ONCE" 2>/dev/null; then
  /usr/bin/head -n 5000 | "$@"
  kill -KILL $$
fi
exec "$@"
"""


def roster(make_roster, rows, path):
    """A roster with a row in a thousand that cannot be read; three rows a person."""
    made = subprocess.Popen([make_roster, str(rows)], stdout=subprocess.PIPE, text=True)
    with open(path, "w", newline="") as file:
        for number, line in enumerate(made.stdout):
            if number % 1000 == 999:
                cells = line.split(",")
                line = ",".join([*cells[:15], "many", *cells[16:]])
            file.write(line)
    assert made.wait() == 0


def person(cells):
    """Whose row it is."""
    return int(cells[0]) // 3


def same(found, expected, what):
    with open(found, "rb") as ours, open(expected, "rb") as theirs:
        while True:
            ours_now, theirs_now = ours.read(1 << 20), theirs.read(1 << 20)
            assert ours_now == theirs_now, f"{what}: not the bytes of one run"
            if not ours_now:
                return


def save(lines, folder):
    """The lines of all partitions in one file."""
    lines.saveAsTextFile(str(folder))
    whole = folder.with_suffix(".jsonl")
    with open(whole, "wb") as out:
        for part in sorted(folder.glob("part-*")):
            out.write(part.read_bytes())
    return whole


def dies_once(part, once):
    """Kills the worker of one partition half-way, the first time."""
    for number, row in enumerate(part):
        if number == 3000 and TaskContext.get().partitionId() == 5:
            try:
                os.mkdir(once)
            except FileExistsError:
                pass
            else:
                os.kill(os.getpid(), signal.SIGKILL)
        yield row


def main(subsidy, make_roster, rows, folder):
    subsidy, folder = os.path.realpath(subsidy), Path(folder)
    path, one = folder / "roster.csv", folder / "one.jsonl"
    roster(make_roster, rows, path)
    with open(one, "wb") as out:
        command = [subsidy, "screen", path, *OPTIONS.split(), "--lines", "--rejects", "-"]
        said = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, check=True, text=True).stderr
    print("one run:", said.strip().splitlines()[-1])

    conf = SparkConf().setMaster("local[2,4]").setAppName("subsidy").set("spark.ui.enabled", "false")
    conf = conf.set("spark.ui.showConsoleProgress", "false")
    spark = SparkContext(conf=conf.set("spark.driver.memory", "3g").set("spark.driver.host", "127.0.0.1"))
    spark.setLogLevel("OFF")
    lines = spark.textFile(str(path), 6)
    head = lines.first()
    people = lines.filter(lambda line: line != head).mapPartitions(lambda part: csv.reader(part))
    parted = together(numbered(people), person, PARTITIONS)
    assert parted.getNumPartitions() == PARTITIONS
    where = parted.mapPartitionsWithIndex(lambda at, part: {(person(row[1]), at) for row in part})
    assert where.count() == where.keys().distinct().count(), "somebody is in two partitions"

    headings = next(csv.reader([head]))
    begun = time.time()
    result = in_order(screen(parted, headings, f"{subsidy} screen - {OPTIONS}"))
    same(save(result, folder / "parts"), one, "eight partitions")
    print(f"eight partitions: the bytes of one run, in {time.time() - begun:.0f} s")

    flaky = folder / "flaky"
    flaky.write_text(FLAKY)
    flaky.chmod(0o755)
    env = {"ONCE": str(folder / "once-command")}
    result = in_order(screen(parted, headings, f"{flaky} {subsidy} screen - {OPTIONS}", env))
    same(save(result, folder / "killed-command"), one, "the command was killed")
    assert (folder / "once-command").exists()
    print("the command killed half-way: repeated, the same bytes")

    once = str(folder / "once-worker")
    dying = parted.mapPartitions(lambda part: dies_once(part, once))
    result = in_order(screen(dying, headings, f"{subsidy} screen - {OPTIONS}"))
    same(save(result, folder / "killed-worker"), one, "a worker was killed")
    assert os.path.exists(once)
    print("a worker killed half-way: repeated, the same bytes")

    assessing(spark, subsidy, folder)
    spark.stop()


def assessing(spark, subsidy, folder):
    """`assess --lines` gives everybody their own assessment; a line it cannot read fails the job."""
    answers = lambda number: {"region": ["650402", "210100"][number % 2], "hours": number % 200}
    people = spark.parallelize(range(2000), PARTITIONS)
    command = f"{subsidy} assess --date 2020-09-01"
    found = assess(people, answers, command).collect()
    given = "".join(json.dumps(answers(number)) + "\n" for number in range(2000))
    ran = subprocess.run([*command.split(), "--lines"], input=given, capture_output=True, text=True, check=True)
    assert [number for number, _ in found] == list(range(2000))
    assert [line for _, line in found] == ran.stdout.splitlines()
    try:
        assess(people, lambda number: {"region": "moon"} if number == 77 else answers(number), command).collect()
    except Exception as error:
        assert "error code 2" in str(error), error
    else:
        raise AssertionError("a line that cannot be read was lost")
    print("assess: two thousand people, each with their own assessment; a bad line fails the job")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4])
