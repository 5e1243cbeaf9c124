import Foundation
import Scenarios
import Testing
import TestSupport

@Suite struct MutationTests {
  private static let fragments = [
    "\n", "  ", "\t", ": ", "- ", "? ", "[", "]", "{", "}", ",", "&a ", "*a", "!!str ", "!x ", "\"", "'",
    "|\n",
    ">\n", "#", "---\n", "...\n", "%YAML 1.3\n", "null", "true", "-1", "1e999", "99999999999999999999",
    ".nan",
    "\u{FEFF}", "\u{85}", "\u{2028}", "\r", "\0", "\u{1B}[2J", "あ", "\\ud800", "0x", "@", "`",
  ].map { Array($0.utf8) }

  private static func mutated(_ bytes: [UInt8], by random: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let position = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, position + Int.random(in: 0...12, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes.removeSubrange(position..<end)
      case 1:
        bytes.insert(contentsOf: bytes[position..<end], at: Int.random(in: 0...bytes.count, using: &random))
      case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: position)
      case 3: bytes.removeSubrange(position...)
      default: bytes.insert(contentsOf: fragments.randomElement(using: &random) ?? [], at: position)
      }
      if bytes.isEmpty { return bytes }
    }
    return bytes
  }

  /// Reads all files of a folder next to this one.
  private static func seeds(in folder: String) throws -> [[UInt8]] {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
    return try names.filter { $0.hasSuffix(".yaml") }.map {
      Array(try Data(contentsOf: url.appending(path: $0)))
    }
  }

  private static let files = ["a.json": "{}", "objects/card.json": #"{"type": "text", "text": "Hi"}"#]

  /// Returns whether a file is valid. Valid files must run; invalid ones must have a located error.
  private func isValid(_ bytes: [UInt8]) throws -> Bool {
    let scenario: Scenario
    do throws(InvalidScenario) {
      scenario = try read(bytes, files: Self.files)
    } catch {
      #expect(!error.diagnostics.isEmpty)
      for diagnostic in error.diagnostics {
        #expect(diagnostic.line >= 1 && diagnostic.column >= 1)
        #expect(!diagnostic.rendered.unicodeScalars.contains("\u{1B}"))
      }
      return false
    }
    let outcome = try Replay.run(scenario, [.trace, .impressionLog])
    let result = ReplayResult(file: "test.yaml", ending: .ran(outcome))
    for format in Report.Format.allCases {
      let report = Report(format: format, contents: [.trace, .explanations])
      #expect(!report.entry(for: result, number: 1).unicodeScalars.contains("\u{1B}"))
    }
    return true
  }

  @Test func noMutatedFileCrashesOrIsRejectedWithoutALocation() throws {
    let seeds = try Self.seeds(in: "Invalid")
    var random = SplitMix64(seed: 42)
    for _ in 0..<4000 { _ = try isValid(Self.mutated(random.pick(seeds), by: &random)) }
  }

  @Test func mutatedFilesThatRemainValidRun() throws {
    let seeds = try Self.seeds(in: "Valid") + Self.seeds(in: "Reports")
    var random = SplitMix64(seed: 43)
    var valid = 0
    for _ in 0..<1000 where try isValid(Self.mutated(random.pick(seeds), by: &random)) { valid += 1 }
    #expect(valid > 40)
  }

  @Test func noMutatedMessageFileCrashesOrIsRejectedWithoutALocation() {
    let seed = Array(
      #"""
      {"to": "U1", "messages": [
        {"type": "textV2", "text": "{a} {{", "substitution": {"a": {"type": "emoji", "productId": "1"}}},
        {"type": "text", "text": "$", "emojis": [{"index": 0, "productId": "a", "emojiId": "b"}], "quickReply":
          {"items": [{"type": "action", "action": {"type": "datetimepicker", "mode": "date", "min": "2026-01-01"}}]}},
        {"type": "flex", "altText": "a", "contents": {"type": "carousel", "contents": [{"type": "bubble"}]}}
      ]}
      """#.utf8)
    var random = SplitMix64(seed: 11)
    for round in 0..<4000 {
      let mutated = Self.mutated(seed, by: &random)
      do throws(InvalidScenario) {
        _ = try MessageFileReader().read(mutated, named: round.isMultiple(of: 2) ? "a.json" : "a.yaml")
      } catch {
        #expect(!error.errors.isEmpty)
        #expect(error.diagnostics.allSatisfy { $0.line >= 1 && $0.column >= 1 })
      }
    }
  }

  @Test func noMutatedMessageObjectCrashes() {
    let seed = Array(
      #"{"type":"template","altText":"\ud83d\ude00","template":{"type":"confirm","text":"Ok?","actions":[{"type":"message","label":"Yes","text":"y"},{"type":"uri","label":"No","uri":"https://x.y"}]}}"#
        .utf8)
    var random = SplitMix64(seed: 7)
    for _ in 0..<4000 {
      let mutated = Self.mutated(seed, by: &random)
      let reader = ScenarioReader { (_) throws(UnreadableFile) in mutated }
      let scenario = Array("scenario: A\nmessages: [{id: a, bubbles: [{file: a.json, height: 5}]}]".utf8)
      do throws(InvalidScenario) {
        _ = try reader.read(scenario, named: "test.yaml")
      } catch {
        #expect(!error.diagnostics.isEmpty)
      }
    }
  }
}
