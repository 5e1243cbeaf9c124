import ArgumentParser
import ChatRoom
import ImpressionRules
import MessagingAPI
import Scenarios
import SystemPackage
import TerminalText
import TerminalUI

/// `bubblescope fit FILE`: on which devices, under which menus, a message can be counted.
struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Shows on which devices, under which menus, a message's bubbles can be counted.",
    discussion: """
      FILE is a message object, an array of them, the body of a request that sends some, the container of a \
      Flex Message as the Flex Message Simulator shows it, or a scenario, each of whose messages is looked at by \
      itself; - reads standard input. Exits with 1 when a bubble misses what --require asks for, with 2 when \
      the file is not valid.
      """)

  @Argument(help: ArgumentHelp("The file.", valueName: "file"))
  var file: FilePath

  @Option(
    help: ArgumentHelp(
      "How it is written: text, json or csv; without it as the output's name ends, else text.",
      valueName: "format"))
  var format: FitReport.Format?

  @Option(help: ArgumentHelp("Only this device; can be given several times.", valueName: "preset"))
  var device: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only devices with this version of LINE: ios, android, desktop, chrome.", valueName: "app"))
  var app: String?

  @Option(
    help: ArgumentHelp(
      """
      Try the bubbles under this rich menu, too: a file with its object, or its image's size in pixels. Without it, \
      under the scenario's own.
      """, valueName: "file|WIDTHxHEIGHT"))
  var richMenu: MenuArgument?

  @Option(
    help: ArgumentHelp(
      """
      Exit with 1 unless every bubble is counted at a glance, after scrolling, or after scrolling and swiping a \
      carousel, on every device that is measured. What is taller than the region misses all of them.
      """, valueName: "glance|scroll|swipe"))
  var require: FitReport.Requirement?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      """
      The file to write: .txt, .json, .csv, or .svg or .ansi, which make a picture. Without it, standard output.
      """,
      valueName: "file"))
  var output: FilePath?

  @OptionGroup var reading: ReadingOptions

  func run() throws {
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
          fits: try fits(of: message.bubbles, devices, menu, scenario.setup.metrics, scenario.setup.rules))
      }
    case .message(let message):
      let bubbles = message.bubbles
      let fits = try fits(of: bubbles, devices, menu, Metrics(), CountingRules())
      subjects = [
        FitReport.Subject(
          name: file.isStandardStream ? "standard input" : file.shown, bubbles: bubbles, fits: fits)
      ]
    }
    let report = try write(subjects, menu, format, picture)
    guard let require else { return }
    guard devices.contains(where: \.app.isMeasured) else {
      throw Failure(text: "bubblescope: error: --require \(require.rawValue): nothing here is measured (R1)")
    }
    let misses = report.misses(of: require)
    guard misses.isEmpty else {
      StandardError.write(misses.map { $0 + "\n" }.joined())
      throw ExitCode(1)
    }
  }

  /// How the report is written, by the option or the output's name, and as what picture, if as one.
  private func formatOfOutput() throws(Failure) -> (FitReport.Format, PictureKind?) {
    guard let output = OutputName(output) else { return (format ?? .text, nil) }
    if let format {
      let picture = PictureKind(ending: output.path)
      guard picture == nil || picture == .text || format == .text else {
        throw Failure(text: "\(output.path.shown): error: a picture shows the text: leave out --format")
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
    _ subjects: [FitReport.Subject], _ menu: RichMenu?, _ format: FitReport.Format, _ picture: PictureKind?
  ) throws(Failure) -> FitReport {
    let appearance =
      picture != nil
      ? Report.Appearance(isUTF8: true)
      : OutputName(output) == nil ? Terminal.appearance : Report.Appearance()
    let report = FitReport(subjects, ownMenu: menu, appearance: appearance)
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
    of bubbles: [Bubble], _ devices: [Device], _ menu: RichMenu?, _ metrics: Metrics, _ rules: CountingRules
  ) throws(Failure) -> [Fit] {
    do {
      return try Fit.situations(of: bubbles, on: devices, ownMenu: menu, metrics: metrics, rules: rules)
    } catch {
      throw Failure(text: "\(file.shown): error: \(error.description)")
    }
  }

  private func devices() throws(Failure) -> [Device] {
    var devices = Device.presets
    if !device.isEmpty {
      devices = try device.map { name throws(Failure) in try RoomCommand.preset(named: name) }
    }
    if let app {
      devices = devices.filter { $0.app.rawValue == app }
      guard !devices.isEmpty else {
        throw Failure(text: "bubblescope: error: no device here has LINE for \"\(app.sanitized)\"")
      }
    }
    return devices
  }
}

extension FitReport.Format: ExpressibleByArgument {}
extension FitReport.Requirement: ExpressibleByArgument {}
