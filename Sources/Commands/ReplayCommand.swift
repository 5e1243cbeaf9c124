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
    abstract: "Runs the steps of scenarios without a screen and checks what they expect.",
    discussion: """
      A FOLDER stands for its *.yaml and *.yml files and those of the folders in it, in sorted order, \
      hidden ones aside. Exits with 0 when every expectation is met, 1 when one is not, 2 when a file is \
      not valid.
      """)

  @Argument(help: ArgumentHelp("Scenario files, or folders of them.", valueName: "file|folder"))
  var files: [FilePathList]

  private var paths: [FilePath] { files.flatMap(\.paths) }

  @Option(
    help: ArgumentHelp(
      "How the report is written: text, json, junit or tap; without it as the output's name ends (.txt, .json, .xml, .tap), else text.",
      valueName: "format"))
  var format: Report.Format?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write the report to a file; unless it is text, standard output then has the text.", valueName: "file"))
  var output: FilePath?

  @Option(
    help: ArgumentHelp(
      "Write a page for a browser, with pictures and plots, to a file, too.", valueName: "file"))
  var html: FilePath?

  @Flag(help: "Add everything that happened, step by step.")
  var trace = false

  @Flag(help: "Add why each bubble was counted for each user, or was not.")
  var explain = false

  @Flag(help: "Show statistics as LINE does: nothing below 20, nor of fewer than 20 users (R14).")
  var privacy = false

  @Flag(help: "Fail a recording that breaks off, and a scenario that expects nothing.")
  var strict = false

  @Flag(help: "Run again what changes as files are saved, until q or Ctrl-C.")
  var watch = false

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    var contents: Report.Contents = []
    if trace { contents.insert(.trace) }
    if explain { contents.insert(.explanations) }
    if privacy { contents.insert(.masked) }
    if watch { return try watchFiles(contents) }
    let files = ScenarioFolder.files(at: paths)
    let output = self.output.flatMap { $0.isStandardStream ? nil : $0 }
    let outputs = try outputs(besides: files)
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
    // What a person would see goes to standard output when the report for a machine goes elsewhere.
    let forPerson: Report? =
      output != nil && format != .text
      ? Report(format: .text, appearance: Terminal.appearance, fileCount: files.count) : nil
    let page = pageSink.map { _ in HTMLReport(isMasked: privacy, fileCount: files.count) }
    let run = ParallelReplay(
      files: files, report: report, forPerson: forPerson, page: page, outputs: outputs, sink: sink,
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

  /// Where the page goes; it is found out before anything is run.
  private func pageSink() throws(Failure) -> ReportSink? {
    try html.map { path throws(Failure) in try ReportSink(path) }
  }

  /// The files that are to be written, none of which is one of those that are replayed.
  private func outputs(besides files: [ScenarioFolder.Item]) throws(Failure) -> [OutputName] {
    if let html, html.isStandardStream {
      throw Failure(text: "bubblescope: error: --html: the page needs the name of a file")
    }
    let (report, page) = (OutputName(output), OutputName(html))
    if let report, let page, page.isSame(as: report) {
      throw Failure(text: "\(page.path.shown): error: --output and --html can't both write to one file")
    }
    for output in [report, page].compactMap(\.self) { try output.check(against: files.map(\.path)) }
    try page?.check(endsWith: [".html", ".htm"], option: "--html")
    return [report, page].compactMap(\.self)
  }

  /// How the report is written, by the option or the output's name.
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
        text: "bubblescope: error: --watch writes text to standard output: leave out --format, --output "
          + "and --html")
    }
    // What is not there from the start is a name mistyped, not a file to wait for.
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
  /// What names of files in this format end with.
  fileprivate var ending: String {
    switch self {
    case .text: ".txt"
    case .json: ".json"
    case .junit: ".xml"
    case .tap: ".tap"
    }
  }
}
