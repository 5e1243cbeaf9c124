import ArgumentParser
import Glibc
import MessagingAPI
import SystemPackage
import TerminalText

/// Ends the process. Inside a command, `exit` would name ArgumentParser's `exit(withError:)`.
private func end(_ code: Int32) -> Never { exit(code) }

/// The program: its commands and its exit codes.
public struct Bubblescope: ParsableCommand {
  /// The name, help, and subcommands.
  public static let configuration = CommandConfiguration(
    commandName: "bubblescope",
    abstract: "Show why a bubble in a LINE chat room was or wasn't counted as an impression.",
    discussion: """
      Without arguments, this opens a chat room with a built-in scenario. Press the arrow keys to scroll, r to \
      open or close the rich menu, w to explain the selected bubble, q to leave, and ? to show all keys.
      """,
    version: "0.1.0",
    subcommands: [
      RoomCommand.self, PlayCommand.self, ReplayCommand.self, FitCommand.self, ShotCommand.self,
      InsightCommand.self, ServeCommand.self, SchemaCommand.self, DevicesCommand.self,
    ],
    defaultSubcommand: RoomCommand.self)

  /// The exit code for usage errors and invalid files.
  private static let failure: Int32 = 2

  /// Creates the command.
  public init() {}

  /// Runs the program and exits.
  public static func main() {
    // Report an exceeded file size limit as an error, like a full disk, instead of being killed.
    signal(SIGXFSZ, SIG_IGN)
    ignoreStaleSize()
    do {
      try checkDescriptors()
      // Skip argument parsing: it takes as long as drawing the first screen.
      if CommandLine.argc == 1 { return try RoomCommand.open() }
      let arguments = CommandLine.unsafeArgv
      let words = (1..<Int(CommandLine.argc)).compactMap { arguments[$0].map { String(argument: $0) } }
      try checkCommand(words)
      let isReplay = words.first == ReplayCommand.configuration.commandName
      var command = try parseAsRoot(
        isReplay ? FilePathList.joiningFiles(in: words) : ServePort.completed(in: words))
      try command.run()
    } catch let code as ExitCode {
      end(code.rawValue)
    } catch let error as Failure {
      printError(error.text)
      end(failure)
    } catch {
      let code = exitCode(for: error)
      // The message may quote raw bytes from the command line.
      let text = String(decoding: fullMessage(for: error).fileNameBytes, as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false).map { String($0).sanitized }
        .joined(separator: "\n")
      if code.isSuccess {
        print(text)
        end(0)
      }
      printError(text)
      end(failure)
    }
  }

  /// Unsets COLUMNS and LINES on a terminal: it reports its current size, they may be out of date.
  private static func ignoreStaleSize() {
    guard isatty(STDOUT_FILENO) == 1 else { return }
    unsetenv("COLUMNS")
    unsetenv("LINES")
  }

  /// Checks that a few more files can be opened; below that, system libraries crash.
  private static func checkDescriptors() throws(Failure) {
    let needed = 8
    let spare = (0..<needed).map { _ in fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3) }
    for descriptor in spare where descriptor >= 0 { close(descriptor) }
    if spare.contains(where: { $0 < 0 }) {
      throw Failure(
        text: "bubblescope: error: the limit on open files is too low; raise it, for example: ulimit -n 64")
    }
  }

  /// Rejects a mistyped command name: a first word that is almost a command and names no file.
  /// Any other word is a file to open.
  private static func checkCommand(_ words: [String]) throws(Failure) {
    guard let word = words.first, !word.hasPrefix("-"), !word.contains("/"), !word.contains("."),
      let path = FilePath(argument: word), (try? Stat(path)) == nil
    else { return }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !names.contains(word), let name = NearMiss.nearest(to: word, among: names) else { return }
    throw Failure(
      text:
        "bubblescope: error: no command or file named \(word.quoted)\nhint: did you mean: bubblescope \(name)"
    )
  }

  private static func printError(_ text: String) {
    StandardError.write(text + "\n")
  }
}
