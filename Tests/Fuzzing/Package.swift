// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "fuzzing",
  dependencies: [.package(name: "bubblescope", path: "../..")],
  targets: [
    .executableTarget(
      name: "ScenarioFuzzer",
      dependencies: [
        .product(name: "Scenarios", package: "bubblescope"),
        .product(name: "ChatRoom", package: "bubblescope"),
      ],
      // The main function is libFuzzer's.
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
    .executableTarget(
      name: "LargeInputs", dependencies: [.product(name: "Scenarios", package: "bubblescope")],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
    .executableTarget(
      name: "RandomKeys",
      dependencies: [
        .product(name: "TerminalUI", package: "bubblescope"),
        .product(name: "Scenarios", package: "bubblescope"),
      ],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
  ],
  swiftLanguageModes: [.v6]
)
