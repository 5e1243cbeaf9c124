import Testing

/// The rules of the article *Architecture* that a machine can check.
@Suite("Architecture")
struct ArchitectureTests {
  /// The modules that each target may import. Dependencies point up the table only.
  private static let allowed: [(target: String, imports: Set<String>)] = [
    ("ImpressionRules", []),
    ("Pictures", ["CImageDecoder"]),
    ("TerminalText", ["Synchronization"]),
    ("MessagingAPI", ["TerminalText"]),
    ("BubbleLayout", ["MessagingAPI"]),
    ("ChatRoom", ["ImpressionRules", "MessagingAPI", "BubbleLayout", "Pictures", "Synchronization"]),
    (
      "Scenarios",
      ["ImpressionRules", "TerminalText", "MessagingAPI", "Pictures", "ChatRoom", "CSchema", "CYaml"]
    ),
    (
      "TerminalUI",
      [
        "ImpressionRules", "TerminalText", "MessagingAPI", "BubbleLayout", "Pictures", "ChatRoom",
        "Synchronization",
      ]
    ),
    ("HTMLReport", ["ImpressionRules", "TerminalText", "ChatRoom", "Scenarios", "TerminalUI"]),
    (
      "MessagingAPIServer",
      [
        "ImpressionRules", "TerminalText", "MessagingAPI", "ChatRoom", "NIOCore", "NIOPosix", "NIOHTTP1",
        "Synchronization",
      ]
    ),
    ("NcursesScreen", ["TerminalText", "TerminalUI", "CNcurses", "CTerminalGuard", "Glibc"]),
    (
      "Commands",
      [
        "ImpressionRules", "TerminalText", "MessagingAPI", "ChatRoom", "Scenarios", "TerminalUI",
        "HTMLReport", "MessagingAPIServer",
        "NcursesScreen", "CTerminalGuard", "ArgumentParser", "SystemPackage", "Dispatch", "Glibc",
        "Synchronization",
      ]
    ),
    ("bubblescope", ["Commands"]),
  ]

  @Test("Every target with Swift files has a row in the table of imports")
  func knowsAllTargets() {
    #expect(Set(SourceFile.all.map(\.target)) == Set(Self.allowed.map(\.target)))
  }

  @Test("A target imports only what is below it", arguments: Self.allowed.map(\.target))
  func imports(target: String) {
    let files = SourceFile.all.filter { $0.target == target }
    let allowed = Self.allowed.first { $0.target == target }?.imports ?? []
    for file in files {
      let others = Set(file.imports).subtracting(allowed)
      #expect(others.isEmpty, "\(file.path) imports \(others.sorted().joined(separator: ", "))")
    }
  }

  @Test("Only what speaks HTTP over sockets knows SwiftNIO")
  func keepsNIOApart() {
    for file in SourceFile.all where !file.path.hasPrefix("Sources/MessagingAPIServer/HTTP/") {
      #expect(!file.imports.contains { $0.hasPrefix("NIO") }, "\(file.path)")
    }
  }

  @Test("At most 30 Swift files lie directly in a folder")
  func foldersAreSmall() {
    for (folder, files) in Dictionary(grouping: SourceFile.all, by: \.folder) {
      #expect(files.count <= 30, "\(folder) has \(files.count) Swift files")
    }
  }

  @Test("No file is longer than 400 lines")
  func filesAreShort() {
    for file in SourceFile.all where !file.text.hasPrefix("// Generated") {
      let lines = file.text.count { $0 == "\n" }
      #expect(lines <= 400 || file.path.contains("FontAdvances"), "\(file.path) has \(lines) lines")
    }
  }

  @Test("A type is in the file with its name")
  func typesAreInTheirFiles() {
    for file in SourceFile.all {
      let own = file.name.split(separator: "+").first.map(String.init)
      let others = file.types.filter { $0 != own }
      #expect(others.isEmpty, "\(file.path) declares \(others.joined(separator: ", "))")
    }
  }

  @Test("Only Linux is supported, so no code is for another system")
  func isForLinux() {
    for file in SourceFile.all {
      #expect(!file.text.contains("canImport(Darwin)") && !file.text.contains("os(macOS)"), "\(file.path)")
    }
  }
}
