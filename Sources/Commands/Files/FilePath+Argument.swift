import ArgumentParser
import Glibc
import SystemPackage
import TerminalText

/// Names of files are bytes, arguments are text. A byte that is no UTF-8 travels through an argument as a private
/// character of its own, and so do the bytes of those characters themselves: each name has one text, and back.
extension FilePath: @retroactive ExpressibleByArgument {
  /// The path an argument names. None is empty.
  public init?(argument: String) {
    guard !argument.isEmpty else { return nil }
    self.init(platformString: argument.fileNameBytes.map { CChar(bitPattern: $0) } + [0])
  }

  /// The path as a message calls it.
  var shown: String { string.sanitizedInOneLine }

  /// Whether it stands for standard input or output.
  var isStandardStream: Bool { self == "-" }

  /// Whether this comes before another by the bytes of their names.
  func precedes(_ other: FilePath) -> Bool {
    withPlatformString { name in other.withPlatformString { strcmp(name, $0) < 0 } }
  }

  /// The folder it lies in.
  var folder: FilePath {
    let folder = removingLastComponent()
    return folder.isEmpty ? "." : folder
  }

  /// The path of a file that something in the folder names.
  func resolving(_ name: FilePath) -> FilePath { pushing(name) }

  /// Where a symbolic link leads to; nil for what is none.
  var linkTarget: FilePath? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = withPlatformString { readlink($0, &buffer, Int(PATH_MAX)) }
    return count > 0 ? FilePath(platformString: Array(buffer[..<count]) + [0]) : nil
  }
}

extension String {
  private static let firstByteScalar: UInt32 = 0x10_FE00

  /// The text of an argument, whatever bytes it has.
  init(argument bytes: UnsafePointer<CChar>) {
    self.init()
    var rest = Array(UnsafeBufferPointer(start: bytes, count: strlen(bytes))).map { UInt8(bitPattern: $0) }[
      ...]
    while !rest.isEmpty {
      var decoder = UTF8()
      var iterator = rest.makeIterator()
      guard case .scalarValue(let scalar) = decoder.decode(&iterator), !Self.isByte(scalar) else {
        // At least one byte of what is no character, or a character that would be taken for a byte.
        unicodeScalars.append(Self.scalar(of: rest.removeFirst()))
        continue
      }
      unicodeScalars.append(scalar)
      rest = rest.dropFirst(UTF8.width(scalar))
    }
  }

  /// The bytes it was made of.
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
  /// How many bytes a scalar has.
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x80: 1
    case ..<0x800: 2
    case ..<0x1_0000: 3
    default: 4
    }
  }
}
