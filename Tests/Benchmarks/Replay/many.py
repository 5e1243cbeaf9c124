#!/usr/bin/env python3
"""Replays many scenario files and measures wall time, CPU time, and peak memory.

usage: many.py PROGRAM [FILES [STEPS]]      default: 1,000 files of 50 steps

One file with a million steps: many.py PROGRAM 1 1000000
"""
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HEAD = """scenario: number {number}
clock: 2026-11-01T12:00:00+09:00
account: {{name: Brown Coffee, richMenu: {{size: large, selected: true}}, serviceMenuBar: [Shop]}}
users: [alice, {{id: bob, device: pixel-8}}]
messages:
  - id: promo
    bubbles:
      - {{text: Hello! Autumn starts today, height: {height}}}
      - {{type: image, originalContentUrl: "https://e.com/a.jpg", previewImageUrl: "https://e.com/a.jpg"}}
  - id: drinks
    bubbles:
      - text: The second message is long enough for its text to be broken into several lines on a phone
steps:
"""


def write(path, number, steps, rng):
    lines = [HEAD.format(number=number, height=rng.randint(30, 300))]
    for first in range(0, steps, 5):
        user = "bob" if first % 10 else "alice"
        lines.append(
            f"  - enter: {user}\n  - scroll: {rng.randint(0, 300)}\n  - richMenu: toggle\n  - leave\n  - wait: 5m\n")
    lines.append("  - expect: {promo: {delivered: 2}, drinks: {delivered: 2}}\n")
    path.write_text("".join(lines))


def main():
    program = sys.argv[1]
    files, steps = (int(word) for word in (sys.argv[2:] + ["1000", "50"][len(sys.argv) - 2:]))
    rng = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(files):
            write(Path(folder) / f"{number:06}.yaml", number, steps, rng)
        walls = []
        for _ in range(7):
            start = time.perf_counter()
            subprocess.run([program, "replay", folder], stdout=subprocess.DEVNULL, check=True)
            walls.append(time.perf_counter() - start)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = (used.ru_utime + used.ru_stime) / len(walls)
    print(f"{files} files of {steps} steps: wall min {min(walls):.3f} s, median {sorted(walls)[3]:.3f} s; "
          f"CPU {cpu:.3f} s; at most {used.ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
