import CImageDecoder

/// The pixels of a picture, reduced to as many as a phone on a terminal has cells.
public struct Raster: Hashable, Sendable {
  /// The width and height of the picture in its file, in pixels.
  public let originalSize: Size
  /// The size of what is kept: at most ``maximumSide`` pixels a side.
  public let size: Size
  /// The mean color of all of it.
  public let mean: MeanColor
  /// Row by row, each `0xAARRGGBB`.
  let pixels: [UInt32]

  /// A width and a height in pixels, each at least 1.
  public struct Size: Hashable, Sendable {
    /// The width.
    public let width: Int
    /// The height.
    public let height: Int
  }

  /// The size in bytes that LINE accepts for an image, and the largest file that is decoded.
  public static let maximumBytes = 10 << 20
  /// The most pixels that are decoded.
  public static let maximumPixels = 24_000_000
  /// The most pixels a side that are kept.
  public static let maximumSide = 256

  /// Decodes a PNG or JPEG file, or the first picture of a GIF file. O(pixels).
  public init(decoding bytes: [UInt8]) throws(InvalidPicture) {
    guard bytes.count <= Raster.maximumBytes else { throw .tooManyBytes(bytes.count) }
    var decoded = id_picture()
    let outcome = bytes.withUnsafeBufferPointer {
      id_decode($0.baseAddress, $0.count, Int32(Raster.maximumPixels), &decoded)
    }
    defer { id_release(&decoded) }
    let original = Size(width: Int(decoded.width), height: Int(decoded.height))
    switch outcome {
    case ID_DECODED: break
    case ID_UNKNOWN_FORMAT: throw .unknownFormat
    case ID_TOO_MANY_PIXELS: throw .tooManyPixels(width: original.width, height: original.height)
    default: throw .damaged
    }
    let whole = UnsafeBufferPointer(start: decoded.pixels, count: 4 * original.width * original.height)
    self.init(whole, original)
  }

  /// Reduces red, green, blue and alpha of pixels row by row.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ original: Size) {
    let longer = max(original.width, original.height)
    func reduced(_ side: Int) -> Int {
      longer <= Raster.maximumSide ? side : max(1, side * Raster.maximumSide / longer)
    }
    let size = Size(width: reduced(original.width), height: reduced(original.height))
    var whole = ColorSum()
    var pixels: [UInt32] = []
    pixels.reserveCapacity(size.width * size.height)
    for row in 0..<size.height {
      let rows = row * original.height / size.height..<(row + 1) * original.height / size.height
      for column in 0..<size.width {
        let columns = column * original.width / size.width..<(column + 1) * original.width / size.width
        var sum = ColorSum()
        for y in rows {
          for x in columns {
            let place = 4 * (y * original.width + x)
            sum.add(
              red: Double(bytes[place]), green: Double(bytes[place + 1]), blue: Double(bytes[place + 2]),
              alpha: Double(bytes[place + 3]) / 255, weight: 1)
          }
        }
        whole.add(sum)
        let mean = sum.mean
        pixels.append(UInt32((mean.alpha * 255).rounded()) << 24 | mean.rgb)
      }
    }
    (originalSize, self.size, mean, self.pixels) = (original, size, whole.mean, pixels)
  }

  /// The mean color of a rectangle, in fractions of the width and height from the upper left corner. What lies
  /// outside of 0…1 is transparent. O(pixels in it).
  public func mean(x: ClosedRange<Double>, y: ClosedRange<Double>) -> MeanColor {
    let columns = shares(of: x, count: size.width)
    let rows = shares(of: y, count: size.height)
    var sum = ColorSum()
    for row in rows.pixels {
      for column in columns.pixels {
        let pixel = pixels[row * size.width + column]
        sum.add(
          red: Double(pixel >> 16 & 0xFF), green: Double(pixel >> 8 & 0xFF), blue: Double(pixel & 0xFF),
          alpha: Double(pixel >> 24) / 255, weight: columns.share(column) * rows.share(row))
      }
    }
    let outside = columns.total * rows.total - sum.weight
    if outside > 1e-9 { sum.add(red: 0, green: 0, blue: 0, alpha: 0, weight: outside) }
    return sum.mean
  }

  /// The pixels along one side that an interval touches, with the share of each.
  private struct Shares {
    let interval: ClosedRange<Double>
    let pixels: Range<Int>
    var total: Double { interval.upperBound - interval.lowerBound }

    func share(_ pixel: Int) -> Double {
      min(interval.upperBound, Double(pixel + 1)) - max(interval.lowerBound, Double(pixel))
    }
  }

  private func shares(of interval: ClosedRange<Double>, count: Int) -> Shares {
    let scaled = interval.lowerBound * Double(count)...interval.upperBound * Double(count)
    let limits = 0...Double(count)
    let inside = scaled.clamped(to: limits)
    guard scaled.overlaps(limits), inside.lowerBound < inside.upperBound else {
      return Shares(interval: scaled, pixels: 0..<0)
    }
    return Shares(
      interval: scaled,
      pixels: Int(inside.lowerBound.rounded(.down))..<Int(inside.upperBound.rounded(.up)))
  }
}
