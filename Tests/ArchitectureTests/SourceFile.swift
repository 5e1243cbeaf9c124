import Foundation
import TestSupport

/// A Swift file of the program.
struct SourceFile {
  /// The path from the top folder, such as `Sources/ChatRoom/World.swift`.
  let path: String
  let text: String

  /// The name of the target it belongs to.
  var target: String { String(path.split(separator: "/")[1]) }
  /// The file's name without `.swift`.
  var name: String { String(path.split(separator: "/").last?.dropLast(6) ?? "") }
  /// The path of the folder that contains it.
  var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }

  /// The modules it imports.
  var imports: [String] {
    text.matches(of: /(?m)^(?:@testable )?(?:(?:public|package|internal|private) )?import (\w+)/).map {
      String($0.1)
    }
  }

  /// The types it declares that are not nested in others and not private to it.
  var types: [String] {
    text.matches(
      of: /(?m)^(?:(?:public|package|final|indirect) )*(?:struct|class|enum|actor|protocol) (\w+)/
    ).map { String($0.1) }
  }

  /// All Swift files below `Sources`.
  static let all: [SourceFile] = {
    let sources = Golden.projectFile("Sources").path
    let names = FileManager.default.enumerator(atPath: sources)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
      guard let data = FileManager.default.contents(atPath: "\(sources)/\(name)") else { return nil }
      return SourceFile(path: "Sources/\(name)", text: String(decoding: data, as: UTF8.self))
    }
  }()
}
