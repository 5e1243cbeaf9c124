#!/usr/bin/env python3
"""Opens the report of a server in Chromium, lets something happen, and checks that the page reloads itself.

usage: reload.py BROWSER PORT STEPS TITLE

STEPS are posted to the server; TITLE must be in the title afterwards. Prints a line for each problem and exits with 1
if there are any.
"""
import signal
import sys
import tempfile
import urllib.request

import check


def problems(browser, base, steps, title):
    browser.open(f"{base}/report.html")
    if title in browser.evaluate("document.title"):
        yield "the title is there before anything has happened"
    browser.evaluate("document.querySelector('details.legend').open = true")
    browser.events.clear()
    urllib.request.urlopen(f"{base}/steps", steps.encode()).close()
    browser.wait("Page.loadEventFired")
    if title not in browser.evaluate("document.title"):
        yield f"title: {browser.evaluate('document.title')}"
    if not browser.evaluate("document.querySelector('details.legend').open"):
        yield "what was unfolded is folded"
    for event in browser.events:
        if event.get("method") in ("Runtime.exceptionThrown", "Log.entryAdded"):
            yield str(event["params"])


def main(arguments):
    if len(arguments) != 4:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    program, port, steps, title = arguments
    signal.signal(signal.SIGALRM, check.give_up)
    signal.alarm(check.PATIENCE)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = check.Browser(program, profile)
        try:
            found = list(problems(browser, f"http://127.0.0.1:{port}/_bubblescope", steps, title))
        finally:
            browser.close()
    for problem in found:
        print(problem)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
