/// The colours and attributes that characters are drawn with (ECMA-48's graphic rendition), followed through
/// what ncurses writes, to say them in fewer bytes and in true colours.
///
/// ncurses says both colours of a pair at every change, and turns all off in between; here only what differs
/// is said, right before the first character it matters for. For terminals that choose colours by xterm's
/// sequences and let the cursor move while they are on.
struct GraphicRendition {
  /// The rendition of a character.
  private struct Attributes: Equatable {
    /// Bit n stands for the attribute that number n + 1 switches on: bold, dim, underlined, struck through, reversed. The
    /// one for blinking is struck through: ncurses has no attribute for that.
    var attributes: UInt8 = 0
    /// Colour indexes, -1 for the default.
    var foreground: Int16 = -1
    var background: Int16 = -1
  }

  private static let boldOrDim: UInt8 = 0b0000_0011
  private static let underlined: UInt8 = 0b0000_1000
  private static let struckThrough: UInt8 = 0b0001_0000
  private static let reversed: UInt8 = 0b0100_0000

  private var wanted = Attributes()
  /// The terminal's current rendition, nil if unknown.
  private var shown: Attributes?
  /// Whether the terminal is known to draw letters as letters.
  private var isPlainCharacterSet = false
  private var scratch: [UInt8] = []

  /// Takes it that nothing is known of the terminal.
  mutating func forget() {
    shown = nil
    isPlainCharacterSet = false
  }

  /// Appends to `output` what `input` says. `colors` is what the indexes from
  /// ``ColorNumbers/firstIndex`` on stand for (``ColorNumbers/colors``). O(bytes). In the end all requested attributes are set.
  mutating func rewrite(
    _ input: UnsafeRawBufferPointer, colors: [UInt32], into output: inout [UInt8]
  ) {
    var position = 0
    while position < input.count {
      switch input[position] {
      case 0x1B:
        position = escape(input, at: position, colors, into: &output)
      case 0x0E, 0x0F:
        // Shift out, shift in.
        if input[position] == 0x0E || !isPlainCharacterSet { output.append(input[position]) }
        isPlainCharacterSet = input[position] == 0x0F
        position += 1
      case 0x08, 0x0D:
        output.append(input[position])
        position += 1
      default:
        var end = position
        var isBlank = true
        repeat {
          if input[end] != 0x20 { isBlank = false }
          end += 1
        } while end < input.count && (input[end] >= 0x10 || input[end] == 0x0A) && input[end] != 0x1B
        isBlank ? settleForBlanks(colors, into: &output) : settle(colors, into: &output)
        output.append(contentsOf: UnsafeRawBufferPointer(rebasing: input[position..<end]))
        position = end
      }
    }
    settle(colors, into: &output)
  }

  /// Deals with what begins with an escape; returns where it ends.
  private mutating func escape(
    _ input: UnsafeRawBufferPointer, at start: Int, _ colors: [UInt32], into output: inout [UInt8]
  ) -> Int {
    var end = min(start + 2, input.count)
    guard start + 1 < input.count, input[start + 1] == UInt8(ascii: "[") else {
      if start + 2 < input.count, input[start + 1] == UInt8(ascii: "(") {
        end = start + 3
        let isPlain = input[start + 2] == UInt8(ascii: "B")
        defer { isPlainCharacterSet = isPlain }
        if isPlain, isPlainCharacterSet { return end }
      } else {
        settle(colors, into: &output)
      }
      output.append(contentsOf: UnsafeRawBufferPointer(rebasing: input[start..<end]))
      return end
    }
    while end < input.count, !(0x40...0x7E).contains(input[end]) { end += 1 }
    let final = end < input.count ? input[end] : 0
    switch final {
    case UInt8(ascii: "m"):
      choose(UnsafeRawBufferPointer(rebasing: input[(start + 2)..<end]))
      return end + 1
    // The cursor moves, or the character before is repeated.
    case UInt8(ascii: "A")...UInt8(ascii: "D"), UInt8(ascii: "G"), UInt8(ascii: "H"), UInt8(ascii: "b"),
      UInt8(ascii: "d"):
      break
    case UInt8(ascii: "J"), UInt8(ascii: "K"), UInt8(ascii: "X"):
      settleForBlanks(colors, into: &output)
    default:
      settle(colors, into: &output)
    }
    end = min(end + 1, input.count)
    output.append(contentsOf: UnsafeRawBufferPointer(rebasing: input[start..<end]))
    return end
  }

  /// Reads the numbers between `ESC [` and `m`; those ncurses does not use here are passed over.
  private mutating func choose(_ parameters: UnsafeRawBufferPointer) {
    var numbers: (Int, Int, Int) = (0, 0, 0)
    var count = 0
    var value = 0
    for position in 0...parameters.count {
      if position < parameters.count, (0x30...0x39).contains(parameters[position]) {
        value = min(value * 10 + Int(parameters[position]) - 0x30, 999)
        continue
      }
      if count == 0 { numbers.0 = value } else if count == 1 { numbers.1 = value } else { numbers.2 = value }
      value = 0
      count += 1
      // 38 and 48 take two more numbers: 5 and an index.
      let isLonger = numbers.0 == 38 || numbers.0 == 48
      if !isLonger || count == 3 {
        choose(numbers.0, index: Int16(numbers.2 & 0xFF))
        count = 0
      }
    }
  }

  private mutating func choose(_ number: Int, index: Int16) {
    switch number {
    case 0: wanted = Attributes()
    case 1, 2, 4, 5, 7: wanted.attributes |= 1 << UInt8(number - 1)
    case 22: wanted.attributes &= ~Self.boldOrDim
    case 24: wanted.attributes &= ~Self.underlined
    case 25: wanted.attributes &= ~Self.struckThrough
    case 27: wanted.attributes &= ~Self.reversed
    case 30...37: wanted.foreground = Int16(number - 30)
    case 38: wanted.foreground = index
    case 39: wanted.foreground = -1
    case 40...47: wanted.background = Int16(number - 40)
    case 48: wanted.background = index
    case 49: wanted.background = -1
    case 90...97: wanted.foreground = Int16(number - 82)
    case 100...107: wanted.background = Int16(number - 92)
    default: break
    }
  }

  /// Says what was asked for, if the terminal does not draw so already.
  private mutating func settle(_ colors: [UInt32], into output: inout [UInt8]) {
    settle(on: wanted, colors, into: &output)
  }

  /// Says of what was asked for as much as blanks show: only what is behind them.
  private mutating func settleForBlanks(_ colors: [UInt32], into output: inout [UInt8]) {
    let visible = Self.underlined | Self.struckThrough | Self.reversed
    guard let shown, wanted.attributes & visible == 0, wanted != Attributes() || shown.background == -1 else {
      return settle(colors, into: &output)
    }
    var attributes = shown
    attributes.background = wanted.background
    attributes.attributes &= ~visible
    settle(on: attributes, colors, into: &output)
  }

  private mutating func settle(on attributes: Attributes, _ colors: [UInt32], into output: inout [UInt8]) {
    guard shown != attributes else { return }
    output += [0x1B, UInt8(ascii: "[")]
    if attributes != Attributes() {
      let start = output.count
      append(attributes, after: nil, colors, to: &output)
      if let shown {
        scratch.removeAll(keepingCapacity: true)
        append(attributes, after: shown, colors, to: &scratch)
        if scratch.count < output.count - start {
          output.replaceSubrange(start..., with: scratch)
        }
      }
      output.removeLast()
    }
    output.append(UInt8(ascii: "m"))
    shown = attributes
  }

  /// Appends the numbers that lead from one look to another, or from any where it is nil, each with a
  /// semicolon behind it.
  private func append(
    _ attributes: Attributes, after old: Attributes?, _ colors: [UInt32], to bytes: inout [UInt8]
  ) {
    let before = old ?? Attributes()
    if old == nil { bytes += [UInt8(ascii: "0"), UInt8(ascii: ";")] }
    let gone = before.attributes & ~attributes.attributes
    var new = attributes.attributes & ~before.attributes
    if gone & Self.boldOrDim != 0 {
      Self.append(22, to: &bytes)
      new |= attributes.attributes & Self.boldOrDim
    }
    if gone & Self.underlined != 0 { Self.append(24, to: &bytes) }
    if gone & Self.struckThrough != 0 { Self.append(29, to: &bytes) }
    if gone & Self.reversed != 0 { Self.append(27, to: &bytes) }
    for number in [1, 2, 4, 7] where new & 1 << UInt8(number - 1) != 0 { Self.append(number, to: &bytes) }
    if new & Self.struckThrough != 0 { Self.append(9, to: &bytes) }
    if attributes.foreground != before.foreground {
      Self.append(color: attributes.foreground, base: 30, colors, to: &bytes)
    }
    if attributes.background != before.background {
      Self.append(color: attributes.background, base: 40, colors, to: &bytes)
    }
  }

  /// Appends the choice of a colour; `base` is 30 for the foreground, 40 for the background.
  private static func append(color: Int16, base: Int, _ colors: [UInt32], to bytes: inout [UInt8]) {
    let index = Int(color)
    let trueIndex = index - ColorNumbers.firstIndex
    if index < 0 {
      append(base + 9, to: &bytes)
    } else if index < 8 {
      append(base + index, to: &bytes)
    } else if index < 16 {
      append(base + 52 + index, to: &bytes)
    } else {
      append(base + 8, to: &bytes)
      let value =
        colors.indices.contains(trueIndex) ? colors[trueIndex] : ColorNumbers.indexed | UInt32(index)
      if value & ColorNumbers.indexed != 0 {
        append(5, to: &bytes)
        append(Int(value & 0xFF), to: &bytes)
      } else {
        append(2, to: &bytes)
        for shift: UInt32 in [16, 8, 0] { append(Int(value >> shift & 0xFF), to: &bytes) }
      }
    }
  }

  /// Appends a number up to 999 and a semicolon.
  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    if number >= 100 { bytes.append(UInt8(0x30 + number / 100)) }
    if number >= 10 { bytes.append(UInt8(0x30 + number / 10 % 10)) }
    bytes.append(UInt8(0x30 + number % 10))
    bytes.append(UInt8(ascii: ";"))
  }
}
