#!/usr/bin/env python3
"""What a key costs a terminal program: its CPU time and the bytes it writes, in a pty of 120x40.

    keys.py PROGRAM [ARGUMENT ...]

Prints the CPU time until the first screen stands (from exec on), the mean CPU time and bytes of 40 scrolls
down and 40 up, one at a time, and those of 200 scrolls that arrive at once. Linux only: CPU times are the
scheduler's, from /proc. `keys.py --room N FILE` writes a scenario with N text bubbles to open.
"""
import fcntl, os, pty, random, select, signal, struct, sys, termios, time


def spawn(command):
    pid, tty = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8", SWIFT_BACKTRACE="enable=no")
        os.environ.pop("NO_COLOR", None)
        time.sleep(0.05)  # until the window has its size
        os.execvp(command[0], command)
    fcntl.ioctl(tty, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    return pid, tty


def read(tty, quiet):
    """Reads until nothing has come for `quiet` seconds; returns the bytes' count."""
    count = 0
    while select.select([tty], [], [], quiet)[0]:
        try:
            count += len(os.read(tty, 65536))
        except OSError:
            break
    return count


def cpu(pid):
    """Milliseconds on a processor."""
    with open(f"/proc/{pid}/schedstat") as file:
        return int(file.read().split()[0]) / 1e6


def measure(command):
    pid, tty = spawn(command)
    before = cpu(pid)
    size = read(tty, 1)
    print(f"first screen   {cpu(pid) - before:8.2f} ms CPU {size:8d} bytes")
    keys = b"j" * 40 + b"k" * 40
    before, size = cpu(pid), 0
    for key in keys:
        os.write(tty, bytes([key]))
        size += read(tty, 0.03)
    print(f"a scroll       {(cpu(pid) - before) / len(keys):8.2f} ms CPU {size / len(keys):8.0f} bytes")
    before = cpu(pid)
    os.write(tty, b"j" * 200)
    size = read(tty, 0.5)
    print(f"200 at once    {cpu(pid) - before:8.2f} ms CPU {size:8d} bytes")
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


if len(sys.argv) == 4 and sys.argv[1] == "--room":
    write_room(int(sys.argv[2]), sys.argv[3])
elif len(sys.argv) > 1:
    measure(sys.argv[1:])
else:
    sys.exit(__doc__)
