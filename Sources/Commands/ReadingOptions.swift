import ArgumentParser

/// How files are read, the same for every command that reads some.
struct ReadingOptions: ParsableArguments {
  @Flag(
    name: .customLong("lenient"),
    help: """
      Take what the Messaging API refuses, such as texts too long or template variables that were not replaced, as \
      warnings, and measure it all the same.
      """)
  var isLenient = false
}
