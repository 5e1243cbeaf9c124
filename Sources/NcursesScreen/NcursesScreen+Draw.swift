import CNcurses
import Glibc
import TerminalText
import TerminalUI

extension NcursesScreen {
  /// Shows a frame: only what differs from the last one is sent, in one write, and nothing when nothing
  /// differs. A frame of another size than the window is cut off, or leaves the rest blank.
  ///
  /// Waits while the terminal takes no output, unless a signal to stop or to end arrives. O(cells).
  public func draw(_ frame: Frame) {
    guard !isGone else { return }
    var previous = shown
    // Held twice, the old frame would be copied when it is replaced.
    shown = nil
    if let old = previous, old.size != frame.size {
      previous = nil
      werase(window)
    } else if previous == nil {
      werase(window)
      cn_repaint()
      capture.rendition?.forget()
    }
    guard pass(frame, insteadOf: previous) || previous == nil else {
      shown = frame
      return
    }
    wnoutrefresh(window)
    doupdate()
    if capture.replay(colors: painter.numbers.colors, send) ?? true { shown = frame }
  }

  /// Gives ncurses the changed part of every row; returns whether there was any.
  private func pass(_ frame: Frame, insteadOf previous: Frame?) -> Bool {
    let width = frame.size.columns
    let rows = min(frame.size.rows, size.rows)
    guard width > 0, rows > 0, size.columns > 0 else { return false }
    return withUnsafeTemporaryAllocation(of: cchar_t.self, capacity: width) { buffer in
      frame.cells.withUnsafeBufferPointer { new in
        guard let previous else {
          for line in 0..<rows { pass(slice(new, line, width), 0..<width, line: line, through: buffer) }
          return true
        }
        return previous.cells.withUnsafeBufferPointer { old in
          var isChanged = false
          for line in 0..<rows {
            let (before, after) = (slice(old, line, width), slice(new, line, width))
            guard !isSameMemory(before, after), let span = CellSpan.changed(before, after) else { continue }
            pass(after, span, line: line, through: buffer)
            isChanged = true
          }
          return isChanged
        }
      }
    }
  }

  private func slice(
    _ cells: UnsafeBufferPointer<Cell>, _ line: Int, _ width: Int
  ) -> UnsafeBufferPointer<Cell> {
    UnsafeBufferPointer(rebasing: cells[(line * width)..<((line + 1) * width)])
  }

  /// Whether two rows are equal byte by byte; unequal padding only means that a closer look is due.
  private func isSameMemory(_ one: UnsafeBufferPointer<Cell>, _ other: UnsafeBufferPointer<Cell>) -> Bool {
    guard let first = one.baseAddress, let second = other.baseAddress else { return true }
    return memcmp(first, second, one.count * MemoryLayout<Cell>.stride) == 0
  }

  /// Gives ncurses the cells of one row in `span`, as far as they are inside the window. `row` holds at
  /// least as many cells as the row.
  private func pass(
    _ cells: UnsafeBufferPointer<Cell>, _ span: Range<Int>, line: Int,
    through row: UnsafeMutableBufferPointer<cchar_t>
  ) {
    let end = min(span.upperBound, size.columns)
    guard span.lowerBound < end else { return }
    let painter = self.painter
    var style = cells[span.lowerBound].style
    var cell = painter.cell(for: style)
    var column = span.lowerBound
    var count = 0
    while column < end {
      if cells[column].style.bits != style.bits {
        style = cells[column].style
        cell = painter.cell(for: style)
      }
      let bits = cells[column].glyph.bits
      if (0x20..<0x7F).contains(bits) {
        cn_set(&cell, UInt32(truncatingIfNeeded: bits), 0, 0)
      } else {
        // Half a glyph cannot be drawn: at the window's edge it is a blank.
        let isWide = bits >> 63 == 1
        let glyph = DrawableGlyph(
          isWide && column + 1 == end ? .space : cells[column].glyph, isUTF8: isUTF8,
          keepsSequences: capture.sequences.isDrawn)
        cn_set(&cell, glyph.base, glyph.mark, glyph.secondMark)
        if isWide, column + 1 < end {
          column += 1
          if glyph.filler != 0 {
            row[count] = cell
            count += 1
            cn_set(&cell, glyph.filler, 0, 0)
          }
        }
      }
      row[count] = cell
      count += 1
      column += 1
    }
    mvwadd_wchnstr(window, Int32(line), Int32(span.lowerBound), row.baseAddress, Int32(count))
  }
}
