import Synchronization

/// Emoji of several code points (families, flags, skin tones, keycaps), each as one glyph that is two cells wide.
///
/// A ``Glyph`` has no room for seven code points, so that each sequence that occurs is given a character of its own,
/// of a range that C libraries know to be two cells wide. Real characters of that range count as sequences of one.
public enum EmojiSequence {
  /// CJK Unified Ideographs Extension G.
  private static let range: ClosedRange<UInt32> = 0x30000...0x3134A
  /// No emoji has more code points; longer sequences are cut off.
  static let maximumLength = 16

  private struct Table {
    var codes: [[Unicode.Scalar]: UInt32] = [:]
    var sequences: [[Unicode.Scalar]] = []
  }

  private static let table = Mutex(Table())

  /// The glyph of a sequence; nil when there are more sequences than characters for them.
  static func glyph(of scalars: [Unicode.Scalar]) -> Glyph? {
    let code = table.withLock { table -> UInt32? in
      if let code = table.codes[scalars] { return code }
      guard table.sequences.count < range.count else { return nil }
      let code = range.lowerBound + UInt32(table.sequences.count)
      table.codes[scalars] = code
      table.sequences.append(scalars)
      return code
    }
    return code.flatMap { Unicode.Scalar($0) }.map { Glyph($0, wide: true) }
  }

  /// Whether a scalar stands for a sequence, or is a real character of the same range.
  @inline(__always)
  public static func contains(_ value: UInt32) -> Bool { range.contains(value) }

  /// The code points that a scalar stands for; nil for one that stands for itself.
  public static func scalars(of value: UInt32) -> [Unicode.Scalar]? {
    guard contains(value) else { return nil }
    return table.withLock { table in
      let index = Int(value - range.lowerBound)
      return table.sequences.indices.contains(index) ? table.sequences[index] : nil
    }
  }
}

extension Glyph {
  /// What is written for the glyph: its base with its marks, or all code points of an emoji.
  public var scalars: [Unicode.Scalar] {
    EmojiSequence.scalars(of: base.value) ?? [base] + marks
  }

  /// The glyph for a terminal that draws each code point by itself: of an emoji of several code points the first. Of a
  /// flag both letters are drawn, so that the second is what fills the second cell; else it is blank.
  public var simplified: (glyph: Glyph, filler: Unicode.Scalar) {
    guard let scalars = EmojiSequence.scalars(of: base.value), let first = scalars.first else {
      return (self, " ")
    }
    let isFlag = scalars.count == 2 && scalars.allSatisfy(CellWidth.isRegionalIndicator)
    return (Glyph(first, wide: true), isFlag ? scalars[1] : " ")
  }

  /// What is written for the glyph for a terminal of which nothing is known: see ``simplified``. It takes the same cells.
  public var portableScalars: [Unicode.Scalar] {
    guard EmojiSequence.contains(base.value) else { return scalars }
    let (glyph, filler) = simplified
    return CellWidth.isWide(glyph.base.value) ? [glyph.base] : [glyph.base, filler]
  }
}
