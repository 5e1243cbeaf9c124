/// Small pictures made for a test.
public enum SamplePicture {
  /// A PNG file with a color for each pixel, `0xAARRGGBB`. Its data is not compressed, and its check sums are 0, which
  /// decoders for show ignore.
  public static func png(width: Int, height: Int, _ color: (_ x: Int, _ y: Int) -> UInt32) -> [UInt8] {
    var rows: [UInt8] = []
    for y in 0..<height {
      // No filter.
      rows.append(0)
      for x in 0..<width {
        let pixel = color(x, y)
        rows += [16, 8, 0, 24].map { UInt8(pixel >> UInt32($0) & 0xFF) }
      }
    }
    var data: [UInt8] = [0x78, 0x01]
    var rest = rows[...]
    repeat {
      let block = rest.prefix(65535)
      rest = rest.dropFirst(block.count)
      let count = UInt16(block.count)
      data.append(rest.isEmpty ? 1 : 0)
      for number in [count, ~count] { data += [UInt8(number & 0xFF), UInt8(number >> 8)] }
      data += block
    } while !rest.isEmpty
    data += [0, 0, 0, 0]
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    file += chunk("IHDR", number(width) + number(height) + [8, 6, 0, 0, 0])
    file += chunk("IDAT", data)
    return file + chunk("IEND", [])
  }

  /// A PNG file of one color, `0xAARRGGBB`.
  public static func png(width: Int, height: Int, of color: UInt32) -> [UInt8] {
    png(width: width, height: height) { _, _ in color }
  }

  /// The beginning of a PNG file that claims to have this size.
  public static func pngHeader(width: Int, height: Int) -> [UInt8] {
    var file = Array(png(width: 1, height: 1, of: 0).prefix(16))
    file += number(width) + number(height)
    file += [8, 6, 0, 0, 0, 0, 0, 0, 0]
    return file + chunk("IEND", [])
  }

  /// A JPEG file of 8 × 8 orange pixels, from ImageMagick.
  public static let jpeg = bytes(
    """
    ffd8ffe000104a46494600010100000100010000ffdb0043000d090a0b0a080d0b0a0b0e0e0d0f13201513121213271c \
    1e17202e2931302e292d2c333a4a3e333646372c2d405741464c4e525352323e5a615a50604a51524fffdb0043010e0e \
    0e131113261515264f352d354f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f \
    4f4f4f4f4f4f4f4f4f4f4f4f4f4fffc00011080008000803011100021101031101ffc400140001000000000000000000 \
    00000000000004ffc40014100100000000000000000000000000000000ffc40014010100000000000000000000000000 \
    000006ffc40014110100000000000000000000000000000000ffda000c03010002110311003f00707153ffd9
    """)

  /// A GIF file of 2 × 1 pixels, red and blue, and a second picture of two green ones, from ImageMagick.
  public static let gif = bytes(
    """
    47494638396102000100f00000ff00000000ff21f904000000000021ff0b4e45545343415045322e3003010000002c00 \
    00000002000100000202440a0021f90400000000002c00000000020001008000ff000000000202040a003b
    """)

  private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    number(data.count) + Array(name.utf8) + data + [0, 0, 0, 0]
  }

  private static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) }
  }

  /// The bytes of a hexadecimal text.
  private static func bytes(_ text: String) -> [UInt8] {
    let digits = text.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
  }
}
