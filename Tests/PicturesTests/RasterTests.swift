import TestSupport
import Testing

@testable import Pictures

@Suite("Pictures") struct RasterTests {
  private func raster(_ bytes: [UInt8]) throws -> Raster { try Raster(decoding: bytes) }

  @Test("A PNG file has its colors and its transparency")
  func png() throws {
    let raster = try raster(SamplePicture.png(width: 2, height: 2) { x, y in [0xFF10_2030, 0x80FF_0000][x] })
    #expect(raster.size == Raster.Size(width: 2, height: 2))
    #expect(raster.mean(x: 0...0.5, y: 0...1) == MeanColor(rgb: 0x102030, alpha: 1))
    let right = raster.mean(x: 0.5...1, y: 0...0.5)
    #expect(right.rgb == 0xFF0000)
    #expect(abs(right.alpha - 128.0 / 255) < 0.001)
  }

  @Test("A JPEG file has its color but for what compression takes")
  func jpeg() throws {
    let raster = try raster(SamplePicture.jpeg)
    #expect(raster.size == Raster.Size(width: 8, height: 8))
    let mean = raster.mean.rgb
    for (shift, wanted) in [(16, 0xFF), (8, 0x80), (0, 0x00)] {
      #expect(abs(Int(mean >> UInt32(shift) & 0xFF) - wanted) < 8)
    }
  }

  @Test("Of a GIF animation, the first picture is shown")
  func gif() throws {
    let raster = try raster(SamplePicture.gif)
    #expect(raster.size == Raster.Size(width: 2, height: 1))
    #expect(raster.mean(x: 0...0.5, y: 0...1).rgb == 0xFF0000)
    #expect(raster.mean(x: 0.5...1, y: 0...1).rgb == 0x0000FF)
  }

  @Test("A mean weighs each pixel by its share, and what is transparent not at all")
  func mean() throws {
    let raster = try raster(
      SamplePicture.png(width: 4, height: 1) { x, _ in
        [0xFF00_0000, 0xFF64_0000, 0x00FF_FFFF, 0xFFFF_FFFF][x]
      })
    #expect(raster.mean(x: 0...0.5, y: 0...1) == MeanColor(rgb: 0x320000, alpha: 1))
    #expect(raster.mean(x: 0.125...0.5, y: 0.2...0.4).rgb == 0x430000)
    #expect(raster.mean(x: 0.5...1, y: 0...1) == MeanColor(rgb: 0xFFFFFF, alpha: 0.5))
    // What lies outside is transparent.
    #expect(raster.mean(x: -0.25...0.25, y: 0...1) == MeanColor(rgb: 0x000000, alpha: 0.5))
    #expect(raster.mean(x: 1...2, y: 0...1) == MeanColor(rgb: 0, alpha: 0))
  }

  @Test("A large picture is reduced, and keeps its original size and its means")
  func reduction() throws {
    let raster = try raster(
      SamplePicture.png(width: 600, height: 300) { x, _ in x < 300 ? 0xFF20_4060 : 0xFF60_4020 })
    #expect(raster.originalSize == Raster.Size(width: 600, height: 300))
    #expect(raster.size == Raster.Size(width: Raster.maximumSide, height: Raster.maximumSide / 2))
    #expect(raster.mean(x: 0...0.5, y: 0...1).rgb == 0x204060)
    #expect(raster.mean(x: 0.5...1, y: 0...1).rgb == 0x604020)
    let line = try self.raster(SamplePicture.png(width: 3000, height: 1, of: 0xFF12_3456))
    #expect(line.size == Raster.Size(width: Raster.maximumSide, height: 1))
    #expect(line.mean.rgb == 0x123456)
  }

  @Test("What is no picture, damaged or too large is refused with its reason")
  func refusal() {
    func reason(_ bytes: [UInt8]) -> InvalidPicture? {
      do throws(InvalidPicture) {
        _ = try Raster(decoding: bytes)
        return nil
      } catch {
        return error
      }
    }
    #expect(reason([]) == .unknownFormat)
    #expect(reason(Array("<svg/>".utf8)) == .unknownFormat)
    #expect(reason(Array("BM".utf8) + [UInt8](repeating: 0, count: 60)) == .unknownFormat)
    let png = SamplePicture.png(width: 9, height: 9, of: 0xFF00_FF00)
    for count in [8, 20, 33, png.count / 2] { #expect(reason(Array(png.prefix(count))) == .damaged) }
    #expect(reason(Array(SamplePicture.jpeg.prefix(30))) == .damaged)
    #expect(
      reason(SamplePicture.pngHeader(width: 6000, height: 5000)) == .tooManyPixels(width: 6000, height: 5000))
    #expect(reason(SamplePicture.pngHeader(width: 60_000, height: 60_000)) == .damaged)
    #expect(reason(SamplePicture.pngHeader(width: 0, height: 9)) == .damaged)
    let many = [UInt8](repeating: 0, count: Raster.maximumBytes + 1)
    #expect(reason(many) == .tooManyBytes(Raster.maximumBytes + 1))
  }

  @Test("A JPEG table with more codes than there can be is refused before it is decoded")
  func hugeTable() throws {
    var bytes = SamplePicture.jpeg
    let table = try #require(
      zip(bytes, bytes.dropFirst()).enumerated().first { $0.element == (0xFF, 0xC4) }?.offset)
    // 16 × 255 codes.
    for index in 0..<16 { bytes[table + 5 + index] = 0xFF }
    #expect(throws: InvalidPicture.damaged) { try Raster(decoding: bytes) }
    // At the end of the file, too.
    #expect(throws: InvalidPicture.damaged) { try Raster(decoding: Array(bytes.prefix(table + 9))) }
  }

  @Test("Every cut and every changed byte of a file is decoded or refused", arguments: [0, 1, 2])
  func mutations(_ kind: Int) {
    let bytes = [
      SamplePicture.png(width: 5, height: 4, of: 0xFF12_3456), SamplePicture.jpeg, SamplePicture.gif,
    ][
      kind]
    for index in bytes.indices {
      _ = try? Raster(decoding: Array(bytes[..<index]))
      for change: UInt8 in [0x01, 0x80, 0xFF] {
        var changed = bytes
        changed[index] ^= change
        _ = try? Raster(decoding: changed)
      }
    }
  }
}
