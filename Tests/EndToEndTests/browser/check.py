#!/usr/bin/env python3
"""Opens a page in Chromium, without a network, and checks its contents and layout.

usage: check.py BROWSER PAGE SECTIONS PICTURES TEXT

SECTIONS and PICTURES are the expected numbers; TEXT must be shown unchanged. Prints a line for each problem and
exits with 1 if there are any. Needs Debian's chromium and python3-html5lib.
"""
import base64
import json
import os
import signal
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

PHONE_WIDTH = 360
TABLET_WIDTH = 760
NARROWEST_FILE = 180  # minimum width in px of the file column on a tablet
PATIENCE = 180  # timeout for the browser in seconds

MEASURE = """
(() => {
  const boxes = [...document.querySelectorAll('.phone svg, .lane > svg')].map(e => e.getBoundingClientRect());
  const wide = [...document.querySelectorAll('body *')].filter(
    e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.box') && !e.closest('svg'));
  return {
    title: document.title,
    sections: document.querySelectorAll('section').length,
    tables: document.querySelectorAll('table.all').length,
    pictures: document.querySelectorAll('.phone svg').length,
    empty: boxes.filter(b => b.width < 100 || b.height < 20).length,
    width: document.documentElement.scrollWidth,
    wide: wide.slice(0, 5).map(e => e.outerHTML.slice(0, 120)),
    shown: document.body.innerText,
    foreign: document.querySelectorAll('script, iframe, object, embed, img, form, [onload], [onmouseover]').length,
    back: getComputedStyle(document.body).backgroundColor,
    font: parseFloat(getComputedStyle(document.body).fontSize),
    hidden: [...document.querySelectorAll('section')].filter(e => !e.checkVisibility()).length,
    cut: [...document.querySelectorAll('table.counters')].filter(
      t => t.tHead.rows[0].cells.length <= 4 && t.parentElement.scrollWidth > t.parentElement.clientWidth).length,
    file: Math.min(...[...document.querySelectorAll('td.file')].map(e => e.getBoundingClientRect().width)),
    shadows: getComputedStyle(document.querySelector('.box')).backgroundAttachment,
  };
})()
"""


class Browser:
    """Chromium, controlled through a pipe with the DevTools protocol."""

    def __init__(self, program, profile):
        commands, self.out = os.pipe()
        self.into, answers = os.pipe()
        arguments = [
            program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--no-first-run", "--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "--disable-background-networking", f"--user-data-dir={profile}", "--remote-debugging-pipe",
            "about:blank",
        ]
        self.process = subprocess.Popen(
            ["sh", "-c", f'exec "$@" 3<&{commands} 4>&{answers}', "sh", *arguments],
            pass_fds=(commands, answers), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(commands)
        os.close(answers)
        self.number = 0
        self.buffer = b""
        self.events = []
        self.session = None

    def receive(self):
        while b"\0" not in self.buffer:
            data = os.read(self.into, 1 << 20)
            if not data:
                raise EOFError("the browser ended")
            self.buffer += data
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def wait(self, event):
        while not any(seen.get("method") == event for seen in self.events):
            self.events.append(self.receive())

    def evaluate(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"]["text"])
        return result["result"].get("value")

    def open(self, address):
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.resize(1200, 900)
        self.call("Page.navigate", url=address)
        self.wait("Page.loadEventFired")

    def resize(self, width, height):
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
            mobile=width < 600)

    def media(self, media, scheme):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.call("Emulation.setEmulatedMedia", media=media, features=features)

    def close(self):
        os.close(self.out)
        self.process.kill()
        self.process.wait()


def brightness(color):
    """The brightness of a colour such as `rgb(18, 22, 27)`; transparent colours are white."""
    parts = [float(part) for part in color[color.index("(") + 1:-1].split(",")]
    return 255 if len(parts) == 4 and parts[3] == 0 else sum(parts[:3]) / 3


def conforming(page):
    """Yields errors if the page is not well-formed XML or conforming HTML."""
    source = page.read_text(encoding="utf-8")
    try:
        ElementTree.fromstring(source)
    except ElementTree.ParseError as error:
        yield f"not well-formed XML: {error}"
    import html5lib

    parser = html5lib.HTMLParser()
    parser.parse(source)
    for (line, column), code, values in parser.errors:
        yield f"not conforming HTML: {line}:{column}: {code} {values}"


def behaving(browser, page, sections, pictures, text):
    """Yields problems of the page in the browser: on a desktop, tablet, and phone, in dark mode, and in print."""
    address = page.resolve().as_uri()
    browser.open(address)
    desk = browser.evaluate(MEASURE)
    if (desk["tables"], desk["sections"], desk["pictures"]) != (1, sections, pictures):
        yield f"tables, sections, pictures: {desk['tables']}, {desk['sections']}, {desk['pictures']}"
    if "passed" not in desk["title"]:
        yield f"title: {desk['title']}"
    if text not in desk["shown"]:
        yield "the text is not shown"
    if desk["foreign"] or browser.evaluate("typeof hacked") != "undefined":
        yield "text became markup"

    browser.resize(TABLET_WIDTH, 900)
    tablet = browser.evaluate(MEASURE)
    if tablet["file"] < NARROWEST_FILE:
        yield f"on a tablet, the file column is only {tablet['file']} px wide"

    browser.resize(PHONE_WIDTH, 740)
    closed = browser.evaluate(MEASURE)
    browser.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    phone = browser.evaluate(MEASURE)
    if max(closed["width"], phone["width"]) > PHONE_WIDTH:
        yield f"on a phone, the page is {phone['width']} px wide: {phone['wide']}"
    if phone["cut"]:
        yield f"on a phone, {phone['cut']} tables of impressions do not fit"
    if not {"local", "scroll"}.issubset(phone["shadows"].split(", ")):
        yield "no shadow shows that a table can be scrolled"
    if phone["empty"]:
        yield f"{phone['empty']} pictures or plots are empty"
    if phone["font"] < 14:
        yield f"on a phone, the font size is {phone['font']} px"

    browser.media("screen", "dark")
    if brightness(browser.evaluate(MEASURE)["back"]) > 60:
        yield "the page is not dark in dark mode"
    browser.evaluate("document.querySelectorAll('details').forEach(d => d.open = false)")
    browser.media("print", "dark")
    paper = browser.evaluate(MEASURE)
    if brightness(paper["back"]) < 250:
        yield "the paper is not white"
    if paper["hidden"]:
        yield f"{paper['hidden']} closed sections are not printed"
    printed = base64.b64decode(browser.call("Page.printToPDF")["data"])
    if not printed.startswith(b"%PDF-") or len(printed) < 10_000:
        yield "the page can't be printed"

    for event in browser.events:
        what = event.get("params", {})
        if event.get("method") == "Network.requestWillBeSent" and what["request"]["url"] != address:
            yield f"the page requests {what['request']['url'][:100]}"
        if event.get("method") in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
            yield f"{event['method']}: {json.dumps(what)[:300]}"
        if event.get("method") == "Log.entryAdded":
            yield f"console message: {what['entry']['text']}"


def give_up(*_):
    raise TimeoutError(f"the browser did not finish within {PATIENCE} seconds")


def main(arguments):
    if len(arguments) != 5:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    program, path, sections, pictures, text = arguments
    page = Path(path)
    problems = list(conforming(page))
    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(program, profile)
        try:
            problems += behaving(browser, page, int(sections), int(pictures), text)
        finally:
            browser.close()
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
