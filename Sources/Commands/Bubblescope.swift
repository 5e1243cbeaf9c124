import ArgumentParser
import Glibc

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
    do {
      // Looking at the commands' declarations costs as much as drawing the first screen.
      if CommandLine.argc == 1 { return try RoomCommand.open() }
      var command = try parseAsRoot()
      try command.run()
    } catch let code as ExitCode {
      end(code.rawValue)
    } catch let error as Failure {
      printError(error.text)
      end(failure)
    } catch {
      let code = exitCode(for: error)
      let text = fullMessage(for: error)
      if code.isSuccess {
        print(text)
        end(0)
      }
      printError(text)
      end(failure)
    }
  }

  private static func printError(_ text: String) {
    StandardError.write(text + "\n")
  }
}

/// An error with everything there is to say about it.
struct Failure: Error {
  /// What goes to standard error.
  var text: String
}

/// The standard error stream.
enum StandardError {
  /// Writes all of a text, whatever interrupts.
  static func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { pointer in
        Glibc.write(2, pointer.baseAddress, pointer.count)
      }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        return
      }
    }
  }
}
