#!/usr/bin/env python3
"""Compares the compiled time zones of module CEL with Python's zoneinfo.

  Benchmarks/compare-time-zones.py [--package FOLDER] [--instants N] [--seed N]

For every name of /usr/share/zoneinfo (of the release that Sources/CTimeZones/zones.c names, or else differences are
expected) it draws instants between the years 1 and 9999, half of them between 1850 and 2100, and both sides of every
change that the compiled file of the system lists; then it runs the test that compares the answers.
"""
import argparse
import os
import pathlib
import random
import struct
import subprocess
import sys
import tempfile

# Python answers only for instants of its datetime.
FIRST, LAST = -62135596800 + 86400, 253402300799 - 86400


def changes(data):
    """The instants of the changes that a TZif file lists."""
    counts = struct.unpack(">6l", data[20:44])
    at = 44 + counts[3] * 5 + counts[4] * 6 + counts[5] + counts[2] * 8 + counts[1] + counts[0]
    times = struct.unpack(">6l", data[at + 20 : at + 44])[3]
    return struct.unpack(f">{times}q", data[at + 44 : at + 44 + 8 * times])


def main():
    import datetime
    import zoneinfo

    arguments = argparse.ArgumentParser()
    arguments.add_argument("--package", default=str(pathlib.Path(__file__).resolve().parent.parent))
    arguments.add_argument("--instants", type=int, default=1000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments = arguments.parse_args()
    generator = random.Random(arguments.seed)
    folder = pathlib.Path("/usr/share/zoneinfo")
    epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
    zones = count = 0
    with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as answers:
        for path in sorted(folder.rglob("*")):
            name = str(path.relative_to(folder))
            if name.split("/")[0] in ("posix", "right", "localtime", "posixrules") or not path.is_file():
                continue
            data = path.read_bytes()
            if not data.startswith(b"TZif"):
                continue
            zones += 1
            with path.open("rb") as file:
                zone = zoneinfo.ZoneInfo.from_file(file)
            instants = {generator.randrange(FIRST, LAST) for _ in range(arguments.instants // 2)}
            instants |= {generator.randrange(-3786912000, 4102444800) for _ in range(arguments.instants // 2)}
            for change in changes(data):
                instants |= {change - 1, change, change + 1}
            print(name, file=answers)
            for instant in sorted(instants):
                if FIRST <= instant <= LAST:
                    moment = (epoch + datetime.timedelta(seconds=instant)).astimezone(zone)
                    offset = moment.utcoffset()
                    print(instant, offset.days * 86400 + offset.seconds, file=answers)
                    count += 1
    print(f"{zones} names, {count} instants")
    environment = os.environ | {"ASSAY_TIME_ZONE_ANSWERS": answers.name}
    command = ["swift", "test", "--package-path", arguments.package, "--filter", "CELTimeZoneTests"]
    result = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True)
    print("\n".join(line for line in result.stdout.split("\n") if "independent" in line or "compared" in line))
    os.unlink(answers.name)
    sys.exit(result.returncode)


main()
