#!/usr/bin/env python3
"""Measures the CPU time and output of a terminal program per key, in a pseudo-terminal of 120x40.

    keys.py PROGRAM [ARGUMENT ...]

Prints CPU time and bytes: until the first screen (from exec on), for five idle seconds, the mean of 40 scrolls down
and 40 up, one at a time, by key and by wheel, for 200 scrolls that arrive at once, with the time until the last byte,
and for 200 mouse movements with a button down. Set COLORTERM=truecolor for true colours. Linux only: CPU times are the
scheduler's, from /proc. `keys.py --room N FILE` writes a scenario with N text bubbles to open.
"""
import fcntl, os, pty, random, select, signal, struct, sys, termios, time


def spawn(command):
    pid, tty = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8", SWIFT_BACKTRACE="enable=no")
        os.environ.pop("NO_COLOR", None)
        time.sleep(0.05)  # wait until the window has its size
        os.execvp(command[0], command)
    fcntl.ioctl(tty, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    return pid, tty


def read(tty, quiet):
    """Reads until there is no output for `quiet` seconds; returns the number of bytes and the time of the last one."""
    count, last = 0, time.monotonic()
    while select.select([tty], [], [], quiet)[0]:
        try:
            count += len(os.read(tty, 65536))
            last = time.monotonic()
        except OSError:
            break
    return count, last


def cpu(pid):
    """The CPU time in milliseconds."""
    with open(f"/proc/{pid}/schedstat") as file:
        return int(file.read().split()[0]) / 1e6


def line(name, milliseconds, size, rest=""):
    print(f"{name:15}{milliseconds:8.2f} ms CPU {size:8.0f} bytes{rest}")


def one_by_one(name, pid, tty, inputs):
    before, size = cpu(pid), 0
    for bytes in inputs:
        os.write(tty, bytes)
        size += read(tty, 0.03)[0]
    line(name, (cpu(pid) - before) / len(inputs), size / len(inputs))


def at_once(name, pid, tty, bytes):
    before, start = cpu(pid), time.monotonic()
    os.write(tty, bytes)
    # New counts flash for 0.4 s, after which the screen is drawn again.
    size, last = read(tty, 0.2)
    line(name, cpu(pid) - before, size, f", after {(last - start) * 1000:.1f} ms")
    read(tty, 0.5)


def measure(command):
    pid, tty = spawn(command)
    before = cpu(pid)
    size = read(tty, 1)[0]
    line("first screen", cpu(pid) - before, size)
    before = cpu(pid)
    size = read(tty, 5)[0]
    line("idle for 5 s", cpu(pid) - before, size)
    one_by_one("a scroll", pid, tty, [b"j"] * 40 + [b"k"] * 40)
    one_by_one("a wheel's notch", pid, tty, [b"\x1b[<65;20;20M"] * 40 + [b"\x1b[<64;20;20M"] * 40)
    at_once("200 at once", pid, tty, b"j" * 200)
    drag = b"".join(b"\x1b[<32;%d;%dM" % (10 + step % 40, 5 + step % 30) for step in range(200))
    at_once("200 drags", pid, tty, b"\x1b[<0;20;20M" + drag + b"\x1b[<0;20;20m")
    os.kill(pid, signal.SIGTERM)
    os.waitpid(pid, 0)


def write_room(count, path):
    words = "the autumn collection is here come in for a cup of coffee today only buy two get one free".split()
    random.seed(1)
    with open(path, "w") as file:
        file.write("scenario: Many bubbles\nclock: 2026-11-01T12:00:00+09:00\nmessages:\n")
        for message in range(count // 5):
            file.write(f"  - id: m{message}\n    sent: 2026-11-01T11:00:00+09:00\n    bubbles:\n")
            for _ in range(5):
                file.write("      - text: " + " ".join(random.choices(words, k=random.randint(2, 10))) + "\n")


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[1] == "--room":
        write_room(int(sys.argv[2]), sys.argv[3])
    elif len(sys.argv) > 1:
        measure(sys.argv[1:])
    else:
        sys.exit(__doc__)
