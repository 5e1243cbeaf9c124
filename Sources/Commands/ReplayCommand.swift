import ArgumentParser
import Glibc
import HTMLReport
import Scenarios
import SystemPackage
import TerminalText

/// `bubblescope replay FILE|FOLDER…`: runs scenarios without a screen.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Run the steps of scenarios without a screen and check their expectations.",
    discussion: """
      In a folder, this runs all *.yaml and *.yml files, including those in subfolders, in sorted order. Hidden \
      files are skipped. The exit code is 0 if every expectation is met, 1 if one is not, and 2 if a file is not \
      valid.
      """)

  @Argument(help: ArgumentHelp("Scenario files, or folders with scenarios.", valueName: "file|folder"))
  var files: [FilePathList]

  private var paths: [FilePath] { files.flatMap(\.paths) }

  @Option(
    help: ArgumentHelp(
      """
      The report format: text, json, junit, or tap (default: from the output file's extension .txt, .json, .xml, \
      or .tap, otherwise text).
      """,
      valueName: "format"))
  var format: Report.Format?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write the report to a file. If it is not text, also print the text report.", valueName: "file"))
  var output: FilePath?

  @Option(
    help: ArgumentHelp(
      "Also write a web page with pictures and plots to a file.", valueName: "file"))
  var html: FilePath?

  @Option(
    help: ArgumentHelp(
      "Draw messages on the web page in their own colours, or in those of their state (default: state).",
      valueName: "design|state"))
  var colors: Coloring?

  @Flag(help: "Include everything that happened, step by step.")
  var trace = false

  @Flag(help: "Include, for each user and bubble, why the bubble was or wasn't counted.")
  var explain = false

  @Flag(help: "Mask statistics as LINE does: no values below 20 or from fewer than 20 users (R14).")
  var privacy = false

  @Flag(help: "Fail recordings that are cut off, and scenarios without expectations.")
  var strict = false

  @Flag(help: "Run scenarios again when files change, until you press q or Ctrl-C.")
  var watch = false

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    var contents: Report.Contents = []
    if trace { contents.insert(.trace) }
    if explain { contents.insert(.explanations) }
    if privacy { contents.insert(.masked) }
    guard colors == nil || html != nil else {
      throw Failure(text: "bubblescope: error: --colors is for the web page of --html")
    }
    if watch { return try watchFiles(contents) }
    let files = ScenarioFolder.files(at: paths)
    let output = self.output.flatMap { $0.isStandardStream ? nil : $0 }
    let outputs = try outputs(checkedAgainst: files)
    let format = try self.format(of: OutputName(output))
    let isPlain = output != nil
    let report = Report(
      format: format, contents: contents,
      appearance: isPlain ? Report.Appearance() : Terminal.appearance, fileCount: files.count)
    let pageSink = try pageSink()
    let sink: ReportSink
    do throws(Failure) {
      sink = try ReportSink(output)
    } catch {
      pageSink?.discard()
      throw error
    }
    // When a machine-readable report goes to a file, the text report goes to standard output.
    let consoleReport: Report? =
      output != nil && format != .text
      ? Report(format: .text, appearance: Terminal.appearance, fileCount: files.count) : nil
    let page = pageSink.map { _ in
      HTMLReport(isMasked: privacy, showsDesign: colors == .design, fileCount: files.count)
    }
    let run = ParallelReplay(
      files: files, report: report, consoleReport: consoleReport, page: page, outputs: outputs, sink: sink,
      isLenient: reading.isLenient, isStrict: strict)
    let summary: Report.Summary
    do throws(Failure) {
      let result = try run.run()
      try sink.close()
      try pageSink?.write(result.page)
      try pageSink?.close()
      summary = result.summary
    } catch {
      sink.discard()
      pageSink?.discard()
      throw error
    }
    if summary.exitCode != 0 { throw ExitCode(summary.exitCode) }
  }

  /// The destination of the page, opened before the scenarios run so that errors are reported early.
  private func pageSink() throws(Failure) -> ReportSink? {
    try html.map { path throws(Failure) in try ReportSink(path) }
  }

  /// The output files.
  ///
  /// - Throws: ``Failure`` if an output is also an input, or both outputs are the same file.
  private func outputs(checkedAgainst files: [ScenarioFolder.Item]) throws(Failure) -> [OutputName] {
    if let html, html.isStandardStream {
      throw Failure(text: "bubblescope: error: --html can't write to standard output; specify a file")
    }
    let (report, page) = (OutputName(output), OutputName(html))
    if let report, let page, page.isSame(as: report) {
      throw Failure(text: "\(page.path.shown): error: --output and --html can't write to the same file")
    }
    for output in [report, page].compactMap(\.self) { try output.check(against: files.map(\.path)) }
    try page?.check(endsWith: [".html", ".htm"], option: "--html")
    return [report, page].compactMap(\.self)
  }

  /// The report format, from the option or the output file's extension.
  private func format(of output: OutputName?) throws(Failure) -> Report.Format {
    let formats = format.map { [$0] } ?? Report.Format.allCases
    guard let output else { return formats[0] }
    try output.check(endsWith: formats.map(\.ending), option: "--output", orNothing: true)
    let ending = output.path.extension.map { ".\($0.lowercased())" }
    return formats.first { $0.ending == ending } ?? formats[0]
  }

  private func watchFiles(_ contents: Report.Contents) throws(Failure) {
    guard format ?? .text == .text, output == nil, html == nil else {
      throw Failure(
        text: "bubblescope: error: --watch writes text to standard output; omit --format, --output, "
          + "and --html")
    }
    // A path that doesn't exist at the start is a typing error, not a file to wait for.
    for path in paths where FileIdentity(path) == nil {
      var reason = "no such file"
      do { _ = try Stat(path) } catch { reason = FileReading.reason(error) }
      throw Failure(text: "\(path.shown): error: \(reason)")
    }
    var replay = WatchedReplay(
      paths: paths, contents: contents, isLenient: reading.isLenient, isStrict: strict)
    try replay.run()
  }
}

extension Report.Format: ExpressibleByArgument {
  /// The extension of files in this format, with its dot.
  fileprivate var ending: String {
    switch self {
    case .text: ".txt"
    case .json: ".json"
    case .junit: ".xml"
    case .tap: ".tap"
    }
  }
}
