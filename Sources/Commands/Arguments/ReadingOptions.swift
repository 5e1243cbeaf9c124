import ArgumentParser

/// The options of every command that reads files.
struct ReadingOptions: ParsableArguments {
  @Flag(
    name: .customLong("lenient"),
    help: """
      Warn about what the Messaging API refuses, such as texts that are too long or template variables that were \
      not replaced, instead of stopping with an error.
      """)
  var isLenient = false
}
