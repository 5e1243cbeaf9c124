import Foundation
import Glibc
import Testing
import TestSupport

/// Writing files, and reading unusual names, under adverse conditions.
@Suite("Output files")
struct OutputFileTests {
  private let folder: TemporaryFolder
  private let scenario = """
    scenario: Hello
    messages: [{id: a, bubbles: [{text: A}]}]
    steps:
      - enter: user
      - expect: {a/1: {impression: 1}}

    """

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("ok.yaml", scenario)
  }

  /// Runs a shell command in the folder; `$B` is the program.
  private func shell(_ line: String) throws -> Command.Result {
    try Command.run(
      ["bash", "-c", "cd \(folder.path) && \(line)"],
      environment: ["B": Terminal.program, "SWIFT_BACKTRACE": "enable=no"])
  }

  private var leftovers: [String] {
    get throws { try folder.names.filter { $0.contains("part") } }
  }

  @Test("A report replaces the target of a link and keeps its permissions")
  func throughLinks() throws {
    try folder.write("real.json", "old")
    let result = try shell(
      """
      chmod 640 real.json; ln -s real.json link.json; ln -s new.json dangling.json
      $B replay -o link.json ok.yaml && $B replay -o dangling.json ok.yaml && stat -c '%a %F' link.json real.json
      """)
    #expect(result.status == 0)
    #expect(result.output.hasSuffix("777 symbolic link\n640 regular file\n"))
    #expect(try folder.read("real.json").hasPrefix("{\"scenarios\""))
    #expect(try folder.read("new.json").hasPrefix("{\"scenarios\""))
    #expect(try leftovers.isEmpty)
  }

  @Test(
    "An incomplete file is deleted when a signal ends the program",
    arguments: [("TERM", 143), ("HUP", 129), ("PIPE", 141)])
  func removedOnSignals(signal: String, status: Int) throws {
    let result = try shell(
      """
      mkdir many
      for i in $(seq 3000); do ln ok.yaml many/$i.yaml; done
      ($B replay --html page.html many > /dev/null 2>&1 & P=$!; while ! ls -a | grep -q part; do :; done
      kill -\(signal) $P; wait $P; echo status $?)
      """)
    #expect(result.output.contains("status \(status)"), "\(result.output)")
    #expect(try leftovers.isEmpty)
    #expect(try !folder.names.contains("page.html"))
  }

  @Test(
    "A deleted temporary file and an exceeded file size limit are errors, and the old file is kept")
  func vanishes() throws {
    try folder.write("page.html", "old")
    let vanished = try shell(
      """
      mkdir many; for i in $(seq 3000); do ln ok.yaml many/$i.yaml; done
      ($B replay --html page.html many > /dev/null & P=$!; while ! ls -a | grep -q part; do :; done
      rm -f .*.part; wait $P)
      """)
    #expect(vanished.status == 2)
    #expect(
      vanished.errors.hasSuffix(
        "page.html: error: the file or its folder was deleted while it was being written\n"))
    let limited = try shell("ulimit -f 1; $B replay --html page.html many > /dev/null")
    #expect(limited.status == 2 && limited.errors.contains("page.html: error: File too large"))
    #expect(try folder.read("page.html") == "old" && leftovers.isEmpty)
  }

  @Test("Non-blocking standard output gets everything")
  func nonBlocking() throws {
    let result = try shell(
      """
      python3 -c 'import fcntl, os, subprocess, sys, time
      r, w = os.pipe(); fcntl.fcntl(w, fcntl.F_SETFL, os.O_NONBLOCK); fcntl.fcntl(w, 1031, 4096)
      p = subprocess.Popen([os.environ["B"], "schema"], stdout=w); os.close(w); time.sleep(0.3)
      t = b""
      while True:
        c = os.read(r, 65536)
        if not c: break
        t += c
      print(p.wait(), len(t) > 20000, t.endswith(b"}\\n"))'
      """)
    #expect(result.output == "0 True True\n", "\(result.errors)")
  }

  @Test("The reader of a FIFO gets the complete report of a replay or a room")
  func fifos() throws {
    let replayed = try shell(
      """
      mkfifo f; timeout 60 cat f > got & timeout 60 $B replay -o f --format json ok.yaml; wait; [ -p f ] && cat got
      """)
    #expect(replayed.status == 0)
    #expect(replayed.output.hasSuffix("}\n") && replayed.output.contains("\"passed\""))
    let room = try PtyProgram([
      "room", folder.file("ok.yaml"), "--theme", "dark", "--report", folder.file("f"),
    ])
    let descriptor = open(folder.file("f"), O_RDONLY | O_NONBLOCK)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    try room.wait { $0.contains("Hello") }
    room.type("\u{3}")
    #expect(room.end() == 130)
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &buffer, buffer.count)
    let text = String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
    #expect(text.hasPrefix("{") && text.hasSuffix("}\n"), "\(text)")
    #expect(try leftovers.isEmpty)
  }

  @Test("File names need not be UTF-8")
  func bytesInNames() throws {
    let result = try shell(
      """
      mkdir d; cp ok.yaml d/$'b\\xff.yaml'; $B replay d && $B replay d/$'b\\xff.yaml' -o $'r\\xfe.json' \
      && ls | LC_ALL=C grep -c $'^r\\xfe.json$'
      """)
    #expect(result.status == 0)
    #expect(result.output.contains("✓ d/b\u{FFFD}.yaml  Hello") && result.output.hasSuffix("\n1\n"))
  }

  @Test("Folders that link to each other are visited once each")
  func linkedFolders() throws {
    let result = try shell(
      """
      for i in 1 2 3 4 5 6 7 8 9; do mkdir -p w/d$i; cp ok.yaml w/d$i; done
      for i in 1 2 3 4 5 6 7 8 9; do for j in 1 2 3 4 5 6 7 8 9; do [ $i = $j ] || ln -s ../d$j w/d$i/l$j; done; done
      ln -s . w/self; ln -s d1 w/a; timeout 60 $B replay w
      """)
    #expect(result.status == 0)
    #expect(result.output.contains("9 scenarios: 9 passed") && result.output.contains("✓ w/d1/ok.yaml"))
  }

  @Test("Too few file descriptors are reported as an error")
  func fewDescriptors() throws {
    for limit in 4...12 {
      let result = try shell("ulimit -n \(limit); $B replay --html page.html ok.yaml")
      #expect([0, 2].contains(result.status), "\(limit): \(result.status)")
      #expect(
        result.status == 0 || result.errors.contains("the limit on open files is too low"), "\(result.errors)"
      )
    }
  }

  @Test("Unsupported extensions are refused; supported ones select the format")
  func endings() throws {
    for line in [
      "fit ok.yaml -o x.png", "replay ok.yaml -o x.pdf", "shot ok.yaml -o x.jpg", "play ok.yaml --cast x.gif",
      "replay ok.yaml --format json -o x.xml", "fit ok.yaml --format json -o x.csv",
    ] {
      let result = try shell("$B \(line)")
      #expect(
        result.status == 2 && result.errors.contains("the file name must end with"),
        "\(line): \(result.errors)")
    }
    #expect(try folder.names == ["ok.yaml"])
    let result = try shell("$B replay ok.yaml -o r.xml && $B fit ok.yaml -o f.csv && $B fit ok.yaml -o f.svg")
    #expect(result.status == 0)
    #expect(try folder.read("r.xml").hasPrefix("<?xml") && folder.read("f.svg").hasPrefix("<svg"))
    #expect(try folder.read("f.csv").contains(","))
  }

  @Test("With --strict, a recording that is cut off and a scenario without expectations are errors")
  func strict() throws {
    try folder.write("cut.yaml", "# Recorded by bubblescope\n\(scenario)  - scroll: 1\n  - scro")
    try folder.write(
      "idle.yaml", "scenario: Idle\nmessages: [{id: a, bubbles: [{text: A}]}]\nsteps: [{enter: user}]\n")
    #expect(try shell("$B replay .").status == 0)
    let result = try shell("$B replay --strict .")
    #expect(result.status == 2)
    #expect(result.errors.contains("cut.yaml:8:3: error: the recording is cut off here"))
    #expect(result.errors.contains("idle.yaml:3:9: error: the scenario has no expectations"))
    #expect(result.output.contains("3 scenarios: 2 not valid, 1 passed"))
  }

  @Test("Errors quote arguments without control characters, and suggest mistyped commands")
  func messages() throws {
    for option in ["replay --format", "shot --steps", "play --speed", "room --theme", "fit --require"] {
      let result = try shell("$B \(option) $'\\e]0;x\\a\\u202e\\xff' ok.yaml")
      #expect(result.status == 2)
      #expect(!result.errors.unicodeScalars.contains { "\u{1B}\u{7}\u{202E}".unicodeScalars.contains($0) })
      #expect(result.errors.contains("\u{241B}]0;x\u{2407}\u{FFFD}\u{FFFD}"), "\(result.errors)")
    }
    let result = try shell("$B rplay ok.yaml")
    #expect(result.status == 2 && result.errors.contains("did you mean: bubblescope replay"))
  }
}
