import ArgumentParser
import ChatRoom
import Scenarios
import SystemPackage
import TerminalText

/// `bubblescope insight FILE`: prints a page of the Insight page after a scenario has run to its end.
struct InsightCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "insight",
    abstract: "Print a page of LINE's Insight page after a scenario has run.",
    discussion: """
      The steps run to their end without a screen; expectations are not checked. CSV is one table, for spreadsheets: \
      the page's first, or the one that --table names. The exit code is 2 if the file is not valid.
      """)

  @Argument(help: ArgumentHelp("The scenario to run, or - for standard input.", valueName: "file"))
  var file: FilePath

  @Option(
    help: ArgumentHelp(
      "The page: \(InsightPage.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "page"))
  var page: InsightPage = .dashboard

  @Option(
    help: ArgumentHelp(
      """
      Only this day at UTC+9, such as 2026-11-01; the dashboard as it stood when the day ended. Messages and people \
      are always as they are at the end.
      """, valueName: "date"))
  var on: DayArgument?

  @Option(
    help: ArgumentHelp(
      "The output format: text, json, or csv (default: from the output file's extension, otherwise text).",
      valueName: "format"))
  var format: InsightOutput.Format?

  @Option(help: ArgumentHelp("The table to write as CSV, such as days.", valueName: "name"))
  var table: String?

  @Flag(help: "Show only what LINE shows to the account (R14).")
  var privacy = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write to this file instead of standard output: .txt, .json, or .csv.", valueName: "file"))
  var output: FilePath?

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let name = OutputName(output)
    try name?.check(against: [file])
    let format = try self.format(of: name)
    guard case .scenario(let scenario) = try ScenarioFile.open(file, isLenient: reading.isLenient) else {
      throw Failure(text: "\(file.shown): error: message objects have no Insight page; give a scenario")
    }
    try name?.check(against: ScenarioFile.paths(namedBy: scenario, at: file))
    let world = try ScenarioFile.outcome(of: scenario).world
    let day = try self.day(in: world)
    let appearance = name == nil ? Terminal.appearance : Report.Appearance()
    let page = InsightOutput(page, of: world, on: day, isMasked: privacy, appearance: appearance)
    if let table, !page.tableNames.contains(table) {
      throw Failure(
        text: "bubblescope: error: --table \(table.sanitized): the tables of this page are "
          + page.tableNames.joined(separator: ", "))
    }
    let sink = try ReportSink(output)
    try sink.write(page.text(format, table: table))
    try sink.close()
  }

  private func day(in world: World) throws(Failure) -> Int? {
    guard let day = on?.day else { return nil }
    if page == .messages || page == .people {
      StandardError.write(
        "bubblescope: warning: --on: \(page.rawValue) are always as they are at the end of the run\n")
    }
    let known = world.insightDays
    let date = Timestamp(startOfDay: day).dateText
    if day > known.upperBound {
      throw Failure(
        text: "bubblescope: error: --on \(date): in the future; the run ends on \(world.clock.dateText)")
    }
    if day < known.lowerBound {
      throw Failure(
        text: "bubblescope: error: --on \(date): before the first day of the scenario, "
          + Timestamp(startOfDay: known.lowerBound).dateText)
    }
    return day
  }

  private func format(of output: OutputName?) throws(Failure) -> InsightOutput.Format {
    if table != nil, let format, format != .csv {
      throw Failure(text: "bubblescope: error: --table needs --format csv")
    }
    guard let output else { return format ?? (table == nil ? .text : .csv) }
    if let format {
      let ending = format == .text ? ".txt" : ".\(format.rawValue)"
      try output.check(endsWith: [ending], option: "--output", orNothing: true)
      return format
    }
    try output.check(endsWith: [".txt", ".json", ".csv"], option: "--output", orNothing: true)
    let named = output.path.extension.flatMap { InsightOutput.Format(rawValue: $0.lowercased()) }
    return named ?? (table == nil ? .text : .csv)
  }
}

extension InsightPage: ExpressibleByArgument {}
extension InsightOutput.Format: ExpressibleByArgument {}
