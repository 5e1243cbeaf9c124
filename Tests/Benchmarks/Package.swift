// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "bubblescope", path: "../..")],
  targets: [
    .systemLibrary(name: "CMalloc"),
    .executableTarget(
      name: "EngineBenchmarks",
      dependencies: [
        .product(name: "ChatRoom", package: "bubblescope"),
        .product(name: "Scenarios", package: "bubblescope"),
        "CMalloc",
      ]),
  ],
  swiftLanguageModes: [.v6]
)
