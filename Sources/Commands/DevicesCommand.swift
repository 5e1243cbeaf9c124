import ArgumentParser
import ChatRoom
import MessagingAPI
import Scenarios
import TerminalText

/// `bubblescope devices`: lists the device presets.
struct DevicesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "devices", abstract: "List the device presets, with sizes in points.",
    discussion:
      "The chat window is the screen without the status bar, header, input bar, and home inset.")

  /// The format of the list.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Option(help: ArgumentHelp("The output format: text or json.", valueName: "format"))
  var format: Format = .text

  func run() throws {
    try ReportSink.standardOutput.write(format == .text ? table : json.text(.indented) + "\n")
  }

  private var table: String {
    let heads = ["preset", "device", "app", "screen", "chat window", "keyboard", "measured (R1)"]
    let rows = Device.presets.map { device in
      [
        device.id, device.name, device.app.name, "\(device.screen.width)x\(device.screen.height)",
        "\(device.chatWindow.width)x\(device.chatWindow.height)",
        device.app.hasKeyboard ? "\(device.keyboardHeight)" : "–", device.app.isMeasured ? "yes" : "no",
      ]
    }
    var table = TextTable(heads.indices.map { TextTable.Column(.left, gap: $0 == 0 ? 0 : 2) })
    for row in [heads] + rows { table.add(row.map { StyledText($0) }) }
    return table.lines.map { $0.plain + "\n" }.joined()
  }

  private var json: JSONValue {
    func number(_ points: Int) -> JSONValue { .number(Double(points)) }
    func size(_ size: Device.Size) -> JSONValue {
      .object([.init("width", number(size.width)), .init("height", number(size.height))])
    }
    return .array(
      Device.presets.map { device in
        .object(
          [
            .init("preset", .string(device.id)), .init("name", .string(device.name)),
            .init("app", .string(device.app.rawValue)), .init("measured", .bool(device.app.isMeasured)),
            .init("screen", size(device.screen)), .init("statusBar", number(device.statusBar)),
            .init("header", number(device.header)), .init("inputBar", number(device.inputBar)),
            .init("homeInset", number(device.homeInset)), .init("window", size(device.chatWindow)),
          ]
            + (device.app.hasKeyboard ? [.init("keyboard", number(device.keyboardHeight))] : []))
      })
  }
}
