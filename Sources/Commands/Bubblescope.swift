import ArgumentParser
import Glibc
import MessagingAPI
import SystemPackage
import TerminalText

/// `exit`, which a command's own `exit(withError:)` would hide.
private func end(_ code: Int32) -> Never { exit(code) }

/// The program: its commands, and how their errors end it.
public struct Bubblescope: ParsableCommand {
  /// The commands' names and help.
  public static let configuration = CommandConfiguration(
    commandName: "bubblescope",
    abstract: "Shows why a bubble in a LINE chat room was counted as an impression, or was not.",
    discussion: """
      Without arguments it opens a chat room with a built-in scenario: the arrow keys scroll, r opens and closes \
      the rich menu, w explains the selected bubble, q leaves, ? shows all keys.
      """,
    version: "0.1.0",
    subcommands: [
      RoomCommand.self, PlayCommand.self, ReplayCommand.self, FitCommand.self, ShotCommand.self,
      SchemaCommand.self,
      DevicesCommand.self,
    ],
    defaultSubcommand: RoomCommand.self)

  /// Exit code of bad usage and of files that are not valid.
  private static let failure: Int32 = 2

  /// Creates the command.
  public init() {}

  /// Runs the program and ends it.
  public static func main() {
    // A limit of the files' size is an error like a full disk, not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    ignoreStaleSize()
    do {
      try checkDescriptors()
      // Looking at the commands' declarations costs as much as drawing the first screen.
      if CommandLine.argc == 1 { return try RoomCommand.open() }
      let arguments = CommandLine.unsafeArgv
      let words = (1..<Int(CommandLine.argc)).compactMap { arguments[$0].map { String(argument: $0) } }
      try checkCommand(words)
      let isReplay = words.first == ReplayCommand.configuration.commandName
      var command = try parseAsRoot(isReplay ? FilePathList.joiningFiles(in: words) : words)
      try command.run()
    } catch let code as ExitCode {
      end(code.rawValue)
    } catch let error as Failure {
      printError(error.text)
      end(failure)
    } catch {
      let code = exitCode(for: error)
      // It repeats what was typed.
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

  /// A terminal knows its size; COLUMNS and LINES keep the one it had when they were set.
  private static func ignoreStaleSize() {
    guard isatty(STDOUT_FILENO) == 1 else { return }
    unsetenv("COLUMNS")
    unsetenv("LINES")
  }

  /// A few files are open at any time; without room for them the system's own libraries crash.
  private static func checkDescriptors() throws(Failure) {
    let needed = 8
    let spare = (0..<needed).map { _ in fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3) }
    for descriptor in spare where descriptor >= 0 { close(descriptor) }
    if spare.contains(where: { $0 < 0 }) {
      throw Failure(
        text: "bubblescope: error: too few files may be open at once; raise the limit, as with: ulimit -n 64")
    }
  }

  /// Without a command's name there is a file to open; a name that is nearly a command's, and no file's, is mistyped.
  private static func checkCommand(_ words: [String]) throws(Failure) {
    guard let word = words.first, !word.hasPrefix("-"), !word.contains("/"), !word.contains("."),
      let path = FilePath(argument: word), (try? Stat(path)) == nil
    else { return }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !names.contains(word), let name = NearMiss.nearest(to: word, among: names) else { return }
    throw Failure(
      text:
        "bubblescope: error: there is no command or file \(word.quoted)\nhint: did you mean: bubblescope \(name)"
    )
  }

  private static func printError(_ text: String) {
    StandardError.write(text + "\n")
  }
}
