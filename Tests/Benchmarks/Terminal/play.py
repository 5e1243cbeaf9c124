#!/usr/bin/env python3
"""Measures playing a scenario in a pseudo-terminal of 100x40.

    play.py PROGRAM

Prints the share of one processor and the frame rate for ten seconds of continuous scrolling, and then, for a scenario
of 100,000 steps, the time of a step back, a jump to either end, and clicks on the progress bar. Linux only.
"""
import fcntl, os, select, signal, struct, sys, tempfile, termios, time

from keys import cpu, read, spawn


def scenario(path, messages, steps):
    with open(path, "w") as file:
        file.write("scenario: Played\naccount: {richMenu: {size: large}}\nmessages:\n")
        for index in range(messages):
            file.write(f"  - {{id: m{index}, bubbles: [{{text: 'Message {index} of a long room'}}]}}\n")
        file.write("steps:\n  - enter: user\n" + "".join(f"  - {step}\n" for step in steps))


def play(program, path):
    pid, tty = spawn([program, "play", path])
    fcntl.ioctl(tty, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    while not select.select([tty], [], [], 0.1)[0]:
        pass
    return pid, tty


def end(pid):
    os.kill(pid, signal.SIGTERM)
    os.waitpid(pid, 0)


def frames(program, path):
    scenario(path, 300, [f"scroll: {1500 if step % 2 else -1500}" for step in range(100)])
    pid, tty = play(program, path)
    read(tty, 0) or time.sleep(1)
    before, start, count = cpu(pid), time.time(), 0
    while time.time() - start < 10:
        if select.select([tty], [], [], 0.01)[0]:
            os.read(tty, 65536)
            count += 1
    spent = (cpu(pid) - before) / 1000 / (time.time() - start)
    print(f"playing       {spent:7.1%} of a processor, {count / 10:.0f} frames per second")
    end(pid)


def jumps(program, path):
    def step(index):
        if index % 50 == 3:
            return "richMenu: toggle"
        return "wait: 2s" if index % 50 == 9 else f"scroll: {index * 7919 % 801 - 400}"

    scenario(path, 300, map(step, range(100_000)))
    pid, tty = play(program, path)
    os.write(tty, b" ")
    read(tty, 0.5)
    for name, keys in [("to the end", b"G"), ("a step back", b","), ("to the start", b"g"),
                       ("a click", b"\x1b[<0;50;39M"), ("another", b"\x1b[<0;20;39M")]:
        start, last = time.time(), 0
        os.write(tty, keys)
        while select.select([tty], [], [], 0.2)[0]:
            os.read(tty, 65536)
            last = time.time()
        print(f"{name:13} {(last - start) * 1000:6.1f} ms")
    end(pid)


if len(sys.argv) != 2:
    sys.exit(__doc__)
with tempfile.TemporaryDirectory() as folder:
    frames(sys.argv[1], folder + "/frames.yaml")
    jumps(sys.argv[1], folder + "/jumps.yaml")
