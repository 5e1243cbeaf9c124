import ArgumentParser
import ChatRoom
import ImpressionRules
import MessagingAPI
import Scenarios
import SystemPackage
import TerminalText
import TerminalUI

/// `bubblescope fit FILE`: shows on which devices and with which menus a message can be counted.
struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Show on which devices and with which menus a message's bubbles can be counted.",
    discussion: """
      FILE is a message object, an array of message objects, a request body with messages, a Flex Message \
      container exported from the Flex Message Simulator, or a scenario, whose messages are checked one by one. \
      The exit code is 1 if a bubble does not meet --require, and 2 if the file is not valid.
      """)

  @Argument(help: ArgumentHelp("The file to check, or - for standard input.", valueName: "file"))
  var file: FilePath

  @Option(
    help: ArgumentHelp(
      "The report format: text, json, or csv (default: from the output file's extension, otherwise text).",
      valueName: "format"))
  var format: FitReport.Format?

  @Option(
    help: ArgumentHelp("Check only this device; repeat the option to check several.", valueName: "preset"))
  var device: [Device] = []

  @Option(
    help: ArgumentHelp(
      "Check only devices with this version of LINE: ios, android, desktop, or chrome.", valueName: "app"))
  var app: LineApp?

  @Option(
    help: ArgumentHelp(
      """
      Also check with this rich menu: a file with a rich menu object, or the image size in pixels \
      (default: the scenario's own rich menu).
      """, valueName: "file|WIDTHxHEIGHT"))
  var richMenu: MenuArgument?

  @Option(
    help: ArgumentHelp(
      """
      Exit with 1 unless every bubble is counted on every measured device: at a glance, after scrolling, or after \
      scrolling and swiping a carousel. A bubble taller than the visible region never meets the requirement.
      """, valueName: "glance|scroll|swipe"))
  var require: FitReport.Requirement?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      """
      Write to this file instead of standard output: a report (.txt, .json, or .csv) or a picture of it (.svg or \
      .ansi).
      """,
      valueName: "file"))
  var output: FilePath?

  @Flag(help: "Check again whenever the file, or one it names, is saved, until you press q or Ctrl-C.")
  var watch = false

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    if watch { return try watchFile() }
    try check()
  }

  /// Checks the file, and again whenever it changes; what is wrong with it is shown below the last table.
  private func watchFile() throws {
    guard !file.isStandardStream else {
      throw Failure(text: "bubblescope: error: --watch needs a file to watch")
    }
    guard output == nil, require == nil else {
      throw Failure(text: "bubblescope: error: --watch can't be combined with --output or --require")
    }
    let console = WatchConsole()
    var watcher = FileWatcher()
    var table = ""
    while true {
      // Watched before they are read, so that no change is missed.
      watcher.watch(watchedFiles)
      var problem = ""
      do {
        try check { table = $0 }
      } catch let error as Failure {
        problem = (table.isEmpty ? "" : "\n") + error.text + "\n"
      }
      try console.clear()
      try ReportSink.standardOutput.write(table + problem)
      try ReportSink.standardOutput.write(
        "\n" + console.invitation(hasColor: Terminal.appearance.hasColor))
      repeat {
        guard console.waitForChange(watcher.watch) else { return }
      } while !watcher.hasChanged()
    }
  }

  /// The file, and those that it names as far as it can be read.
  private var watchedFiles: Set<FilePath> {
    var files: Set<FilePath> = [file]
    if case .file(let menu)? = richMenu { files.insert(menu) }
    if case .scenario(let scenario)? = try? ScenarioFile.load(file, isLenient: reading.isLenient).contents {
      files.formUnion(ScenarioFile.paths(namedBy: scenario, at: file))
    }
    return files
  }

  /// Checks the file once. The report goes to `show`, or where the options say.
  private func check(show: ((String) -> Void)? = nil) throws {
    try OutputName(output)?.check(against: [file])
    let (format, picture) = try formatOfOutput()
    let devices = try self.devices()
    var menu = try richMenu?.menu(isLenient: reading.isLenient)
    if case .file(let path)? = richMenu { try OutputName(output)?.check(against: [path]) }
    let subjects: [FitReport.Subject]
    switch try ScenarioFile.open(file, isLenient: reading.isLenient) {
    case .scenario(let scenario):
      try OutputName(output)?.check(against: ScenarioFile.paths(namedBy: scenario, at: file))
      guard !scenario.setup.messages.isEmpty else {
        throw Failure(text: "\(file.shown): error: the scenario has no messages")
      }
      menu = menu ?? scenario.setup.account.richMenu
      subjects = try scenario.setup.messages.map { message in
        FitReport.Subject(
          name: "\(file.shown) \(message.id)", bubbles: message.bubbles,
          fits: try fits(of: message.bubbles, devices, menu, in: scenario.setup))
      }
    case .message(let message):
      let bubbles = message.bubbles
      let fits = try fits(of: bubbles, devices, menu, in: message.setup)
      subjects = [
        FitReport.Subject(
          name: file.isStandardStream ? "standard input" : file.shown, bubbles: bubbles, fits: fits)
      ]
    }
    let report = try write(subjects, menu, format, picture, show)
    guard let require else { return }
    guard devices.contains(where: \.app.isMeasured) else {
      throw Failure(
        text: "bubblescope: error: --require \(require.rawValue): none of these devices is measured (R1)")
    }
    let misses = report.misses(of: require)
    guard misses.isEmpty else {
      StandardError.write(misses.map { $0 + "\n" }.joined())
      throw ExitCode(1)
    }
  }

  /// The format of the report, from the option or the output's extension, and that of the picture, if any.
  private func formatOfOutput() throws(Failure) -> (FitReport.Format, PictureKind?) {
    guard let output = OutputName(output) else { return (format ?? .text, nil) }
    if let format {
      let picture = PictureKind(ending: output.path)
      guard picture == nil || picture == .text || format == .text else {
        throw Failure(text: "\(output.path.shown): error: a picture shows the text report; omit --format")
      }
      let endings = format == .text ? [".txt", ".svg", ".ansi"] : [".\(format.rawValue)"]
      try output.check(endsWith: endings, option: "--output", orNothing: true)
      return (format, picture == .text ? nil : picture)
    }
    try output.check(
      endsWith: [".txt", ".json", ".csv", ".svg", ".ansi"], option: "--output", orNothing: true)
    let picture = PictureKind(ending: output.path)
    let named = output.path.extension.flatMap { FitReport.Format(rawValue: $0.lowercased()) }
    return (named ?? .text, picture == .text ? nil : picture)
  }

  /// Writes the report.
  private func write(
    _ subjects: [FitReport.Subject], _ menu: RichMenu?, _ format: FitReport.Format, _ picture: PictureKind?,
    _ show: ((String) -> Void)?
  ) throws(Failure) -> FitReport {
    let appearance =
      picture != nil
      ? Report.Appearance(isUTF8: true)
      : OutputName(output) == nil ? Terminal.appearance : Report.Appearance()
    let report = FitReport(subjects, ownMenu: menu, appearance: appearance)
    if let show {
      show(report.text(format))
      return report
    }
    let sink = try ReportSink(output)
    if let picture {
      let frame = Frame(report: report.styledText)
      try sink.write(picture.picture(of: frame, title: "Where \(file.shown) fits"))
    } else {
      try sink.write(report.text(format))
    }
    try sink.close()
    return report
  }

  private func fits(
    of bubbles: [Bubble], _ devices: [Device], _ menu: RichMenu?, in setup: Setup
  ) throws(Failure) -> [Fit] {
    do {
      return try Fit.situations(
        of: bubbles, on: devices, ownMenu: menu, metrics: setup.metrics, rules: setup.rules,
        pictures: setup.pictures)
    } catch {
      throw Failure(text: "\(file.shown): error: \(error.description)")
    }
  }

  private func devices() throws(Failure) -> [Device] {
    let devices = device.isEmpty ? Device.presets : device
    guard let app else { return devices }
    let matching = devices.filter { $0.app == app }
    guard !matching.isEmpty else {
      throw Failure(text: "bubblescope: error: none of the devices has the app \"\(app.rawValue)\"")
    }
    return matching
  }
}

extension FitReport.Format: ExpressibleByArgument {}
extension FitReport.Requirement: ExpressibleByArgument {}
