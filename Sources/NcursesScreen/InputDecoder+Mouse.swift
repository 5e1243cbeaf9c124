import TerminalUI

extension InputDecoder {
  /// `ESC [ < button ; column ; row M`, ending in `m` for a release; places count from 1.
  func mouse(_ numbers: [Int], isRelease: Bool) -> Token.Meaning {
    guard numbers.count == 3 else { return .nothing }
    return Self.mouse(
      button: numbers[0], isRelease: isRelease, column: numbers[1] - 1, row: numbers[2] - 1)
  }

  /// `ESC [ M` and three bytes from 32 on, of terminals that do not know the form above; places up to 222.
  func oldMouse(at position: Int, isComplete: Bool) -> Token? {
    let bytes = buffer[position...].dropFirst(3).prefix(3).map { Int($0) - 32 }
    guard bytes.count == 3 else { return isComplete ? .nothing(length: 3 + bytes.count) : nil }
    // This form does not say which button was released; treating any release alike is harmless.
    let isRelease = bytes[0] & 0b110_0011 == 3
    let button = isRelease ? bytes[0] & ~3 : bytes[0]
    return Token(
      meaning: Self.mouse(button: button, isRelease: isRelease, column: bytes[1] - 1, row: bytes[2] - 1),
      length: 6)
  }

  /// The left button and the wheel, up and down and sideways; shift, alt and control are ignored.
  private static func mouse(button: Int, isRelease: Bool, column: Int, row: Int) -> Token.Meaning {
    guard column >= 0, row >= 0 else { return .nothing }
    let action: MouseEvent.Action
    switch button & ~0b1_1100 {
    case 0: action = isRelease ? .release : .press
    case 32: action = isRelease ? .release : .drag
    case 64 where !isRelease: action = .wheelUp
    case 65 where !isRelease: action = .wheelDown
    case 66 where !isRelease: action = .wheelLeft
    case 67 where !isRelease: action = .wheelRight
    default: return .nothing
    }
    return .event(.mouse(MouseEvent(action, column: column, row: row)))
  }
}
