// swift-tools-version: 6.2
import PackageDescription

/// The tests lay out and play through millions of rooms. Optimized, the suite takes less than half the time; the
/// assertions of a debug build stay.
let optimized: [SwiftSetting] = [
  .unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug))
]

let package = Package(
  name: "bubblescope",
  products: [
    .executable(name: "bubblescope", targets: ["bubblescope"]),
    .library(name: "ChatRoom", targets: ["ChatRoom", "BubbleLayout", "MessagingAPI", "ImpressionRules"]),
    .library(name: "Scenarios", targets: ["Scenarios"]),
    .library(name: "TerminalUI", targets: ["TerminalUI", "NcursesScreen"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    .target(name: "ImpressionRules", swiftSettings: optimized),
    .target(name: "CImageDecoder"),
    .target(name: "Pictures", dependencies: ["CImageDecoder"], swiftSettings: optimized),
    .target(name: "TerminalText", swiftSettings: optimized),
    .target(name: "MessagingAPI", dependencies: ["TerminalText"], swiftSettings: optimized),
    .target(name: "BubbleLayout", dependencies: ["MessagingAPI"], swiftSettings: optimized),
    .target(
      name: "ChatRoom", dependencies: ["ImpressionRules", "MessagingAPI", "BubbleLayout", "Pictures"],
      swiftSettings: optimized),
    .target(
      name: "Scenarios",
      dependencies: [
        "ChatRoom", "MessagingAPI", "ImpressionRules", "Pictures", "TerminalText", "CSchema", "Yams",
      ],
      swiftSettings: optimized),
    .target(
      name: "TerminalUI", dependencies: ["ChatRoom", "Pictures", "TerminalText"], swiftSettings: optimized),
    .target(
      name: "HTMLReport",
      dependencies: ["Scenarios", "TerminalUI", "ChatRoom", "ImpressionRules", "TerminalText"],
      resources: [.embedInCode("report.css")]),
    .target(
      name: "MessagingAPIServer",
      dependencies: [
        "ChatRoom", "MessagingAPI", "ImpressionRules", "TerminalText",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncursesw5-dev"])]),
    .target(name: "CTerminalGuard"),
    .target(name: "CSchema", exclude: ["definitions.schema.json"]),
    .target(
      name: "NcursesScreen", dependencies: ["TerminalUI", "TerminalText", "CNcurses", "CTerminalGuard"]),
    .target(
      name: "Commands",
      dependencies: [
        "ChatRoom", "MessagingAPI", "ImpressionRules", "Scenarios", "TerminalText",
        "TerminalUI", "HTMLReport", "MessagingAPIServer", "NcursesScreen", "CTerminalGuard",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      resources: [.embedInCode("first-look.yaml")]),
    .executableTarget(
      name: "bubblescope",
      dependencies: ["Commands"],
      // The toolchain's own linker; GNU's warns about a function in the static Foundation.
      linkerSettings: [.unsafeFlags(["-use-ld=lld"], .when(platforms: [.linux]))]),
    .testTarget(
      name: "ImpressionRulesTests", dependencies: ["ImpressionRules", "TestSupport"],
      swiftSettings: optimized),
    .testTarget(name: "TerminalTextTests", dependencies: ["TerminalText"]),
    .testTarget(name: "PicturesTests", dependencies: ["Pictures", "TestSupport"]),
    .testTarget(name: "MessagingAPITests", dependencies: ["MessagingAPI", "TestSupport"]),
    .testTarget(name: "BubbleLayoutTests", dependencies: ["BubbleLayout"]),
    .testTarget(name: "ChatRoomTests", dependencies: ["ChatRoom", "Pictures", "TestSupport"]),
    .testTarget(
      name: "ScenariosTests", dependencies: ["Scenarios", "Pictures", "TestSupport"],
      exclude: ["Insight", "Invalid", "Reports", "Valid", "Warnings"]),
    .testTarget(
      name: "TerminalUITests", dependencies: ["TerminalUI", "Pictures", "Scenarios", "TestSupport"],
      exclude: ["Golden", "Messages"],
      swiftSettings: optimized),
    .testTarget(
      name: "MessagingAPIServerTests", dependencies: ["MessagingAPIServer", "Scenarios", "TestSupport"]),
    .testTarget(
      name: "CommandsTests",
      dependencies: ["Commands", "MessagingAPIServer", "Scenarios", "TerminalUI", "TestSupport"]),
    .testTarget(name: "HTMLReportTests", dependencies: ["HTMLReport", "TestSupport"]),
    .target(
      name: "TestSupport", dependencies: ["TerminalUI", "TerminalText", "CNcurses"],
      path: "Tests/TestSupport"),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"]),
    .testTarget(name: "NcursesScreenTests", dependencies: ["Commands", "NcursesScreen", "TestSupport"]),
    .testTarget(
      name: "EndToEndTests", dependencies: ["bubblescope", "MessagingAPI", "TerminalUI", "TestSupport"],
      exclude: ["browser", "schema", "sdk"]),
  ],
  swiftLanguageModes: [.v6]
)
