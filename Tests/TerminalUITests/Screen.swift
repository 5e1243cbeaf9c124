import ChatRoom
import Foundation
import Scenarios
import Testing
import TestSupport

@testable import TerminalUI

/// A session on a screen, without a terminal.
struct Screen {
  var session: Session
  let size: TerminalSize
  var theme = Theme(colors: .colors256, isUTF8: true)

  /// Opens a scenario of the project's `Scenarios` folder and enters the room.
  init(_ name: String = "first-look", columns: Int = 100, rows: Int = 40) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let data = try Data(contentsOf: root.appendingPathComponent("Scenarios/\(name).yaml"))
    try self.init(yaml: Array(data), columns: columns, rows: rows)
  }

  /// Opens a scenario's text, which can refer to some files, and enters the room.
  init(yaml: [UInt8], files: [String: [UInt8]] = [:], columns: Int = 100, rows: Int = 40) throws {
    let reader = ScenarioReader { (name: String) throws(UnreadableFile) -> [UInt8] in
      guard let bytes = files[name] else { throw UnreadableFile(reason: "no such file") }
      return bytes
    }
    let scenario = try reader.read(yaml, named: "test.yaml")
    session = Session(
      world: try World(scenario.setup), title: scenario.title, prose: scenario.description)
    size = TerminalSize(columns: columns, rows: rows)
    _ = session.handle(.resized(size))
    session.enterRoom()
    session.endFlash()
  }

  /// Presses keys: characters as they stand, `\n` for Enter.
  mutating func press(_ keys: String) {
    for scalar in keys.unicodeScalars {
      _ = session.handle(.key(scalar == "\n" ? Key(.enter) : Key(scalar)))
    }
    session.endFlash()
  }

  var frame: Frame { session.frame(size: size, theme: theme) }

  var text: String { frame.text }
}

extension Golden {
  /// Expects a frame's text to equal the golden frame of that name.
  static func expect(
    _ text: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = projectFile("Tests/TerminalUITests/Golden/\(name).txt")
    #expect(try mismatch(text, with: file) == nil, sourceLocation: sourceLocation)
  }
}
