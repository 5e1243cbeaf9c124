import Foundation
import Testing
import TestSupport

@testable import TerminalUI

/// The guide's page of keys is made from the key table. To write it anew run the tests with
/// `BUBBLESCOPE_WRITE_GOLDEN=1`; that run fails, so that nobody takes it for a check.
@Suite("The page of keys")
struct KeyGuideTests {
  @Test("It has every key of the table and no others")
  func isNotStale() throws {
    let file = Golden.projectFile("Sources/TerminalUI/TerminalUI.docc/Keys.md")
    #expect(try Golden.mismatch(page, with: file) == nil)
  }

  private var page: String {
    var page = """
      # Keys and mouse

      Every key of the room, the chat list and the pages over them. Press `?` for the same table, that of the place
      you are in first; `/` searches it. A key that does nothing at a place says why.

      """
    for context in KeyContext.allCases {
      page += "\n## \(context.name)\n\n| key | does |\n|---|---|\n"
      for binding in KeyTable.bindings where binding.contexts.contains(context) {
        let keys = binding.label(.unicode).split(separator: " ").map { "`\($0)`" }.joined(separator: " ")
        page += "| \(keys.replacing("|", with: "\\|")) | \(binding.title) |\n"
      }
    }
    page += "\n## Mouse\n\n| gesture | does |\n|---|---|\n"
    for entry in KeyTable.mouse { page += "| \(entry.gesture) | \(entry.title) |\n" }
    page += "\n`Ctrl-C` quits from anywhere, `Ctrl-Z` stops, `fg` goes on.\n"
    return page
  }
}
