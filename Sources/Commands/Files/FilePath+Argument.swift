import ArgumentParser
import Glibc
import SystemPackage
import TerminalText

/// Paths from command-line arguments.
///
/// File names are bytes, but arguments are strings. A byte that is not valid UTF-8 is represented by a private-use
/// character, and so are the bytes of these characters themselves, so that every name can be converted back.
extension FilePath: @retroactive ExpressibleByArgument {
  /// Creates the path given by an argument; `nil` for an empty one.
  public init?(argument: String) {
    guard !argument.isEmpty else { return nil }
    self.init(platformString: argument.fileNameBytes.map { CChar(bitPattern: $0) } + [0])
  }

  /// The path for use in messages.
  var shown: String { string.sanitizedInOneLine }

  /// Whether the path is `-`, which means standard input or output.
  var isStandardStream: Bool { self == "-" }

  /// Whether this path sorts before another in byte order.
  func precedes(_ other: FilePath) -> Bool {
    withPlatformString { name in other.withPlatformString { strcmp(name, $0) < 0 } }
  }

  /// The folder that contains the file.
  var folder: FilePath {
    let folder = removingLastComponent()
    return folder.isEmpty ? "." : folder
  }

  /// The target of a symbolic link; `nil` if this is not a link.
  var linkTarget: FilePath? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = withPlatformString { readlink($0, &buffer, Int(PATH_MAX)) }
    return count > 0 ? FilePath(platformString: Array(buffer[..<count]) + [0]) : nil
  }
}

extension String {
  private static let firstByteScalar: UInt32 = 0x10_FE00

  /// Creates a string from an argument with any bytes.
  init(argument bytes: UnsafePointer<CChar>) {
    self.init()
    var rest = Array(UnsafeBufferPointer(start: bytes, count: strlen(bytes))).map { UInt8(bitPattern: $0) }[
      ...]
    while !rest.isEmpty {
      var decoder = UTF8()
      var iterator = rest.makeIterator()
      guard case .scalarValue(let scalar) = decoder.decode(&iterator), !Self.isByte(scalar) else {
        // Invalid UTF-8, or a character that represents a byte.
        unicodeScalars.append(Self.scalar(of: rest.removeFirst()))
        continue
      }
      unicodeScalars.append(scalar)
      rest = rest.dropFirst(UTF8.width(scalar))
    }
  }

  /// The bytes of the original argument.
  var fileNameBytes: [UInt8] {
    unicodeScalars.flatMap { scalar in
      Self.isByte(scalar)
        ? [UInt8(scalar.value - Self.firstByteScalar)] : Array(String(Character(scalar)).utf8)
    }
  }

  private static func isByte(_ scalar: Unicode.Scalar) -> Bool {
    (firstByteScalar + 0x80...firstByteScalar + 0xFF).contains(scalar.value)
  }

  private static func scalar(of byte: UInt8) -> Unicode.Scalar {
    Unicode.Scalar(firstByteScalar + UInt32(byte)) ?? "\u{FFFD}"
  }
}

extension UTF8 {
  /// The number of bytes of a scalar.
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x80: 1
    case ..<0x800: 2
    case ..<0x1_0000: 3
    default: 4
    }
  }
}
