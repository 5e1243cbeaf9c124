import ChatRoom
import ImpressionRules

/// How far a room is scrolled, so that a room with the same bubbles of other heights can be scrolled as far.
///
/// At the oldest message it is about the content at the region's top, at the newest about that at its bottom, and
/// between them about what lies as far down the region as the room is scrolled: both ends meet the other room's ends.
struct ScrollPosition: Hashable, Sendable {
  /// The bubble that is looked at, by its place in the room, and how far below its top: 1 is where the next begins.
  private let place: Int
  private let fraction: Double
  /// How far the room is scrolled: 0 at the oldest message, 1 at the newest.
  private let progress: Double

  /// The position of a room; nil for one without bubbles.
  init?(of room: Room) {
    guard room.count > 0 else { return nil }
    let offsets = room.offsets
    let range = offsets.upperBound - offsets.lowerBound
    let offset = room.visit.offset
    progress = range == 0 ? 1 : Double(offset - offsets.lowerBound) / Double(range)
    let visit = room.visit
    let y =
      Double(offset + visit.window.visibleTop(visit.menus)) + progress
      * Double(visit.window.visibleHeight(visit.menus))
    place = min(room.count - 1, max(0, room.places(from: Int(y), to: Int(y)).lowerBound))
    let start = ScrollPosition.start(of: place, in: room)
    let end = ScrollPosition.start(of: place + 1, in: room)
    fraction = end > start ? (y - start) / (end - start) : 0
  }

  /// The offset at which another room shows the same, within its ends.
  func offset(in room: Room) -> Int {
    let offsets = room.offsets
    guard place < room.count else { return offsets.upperBound }
    let start = ScrollPosition.start(of: place, in: room)
    let y = start + fraction * (ScrollPosition.start(of: place + 1, in: room) - start)
    let visit = room.visit
    let above =
      Double(visit.window.visibleTop(visit.menus)) + progress
      * Double(visit.window.visibleHeight(visit.menus))
    return min(max(offsets.lowerBound, Int((y - above).rounded())), offsets.upperBound)
  }

  /// Where the part of the content begins that belongs to a bubble: it and the gap before it; the first has what is
  /// above it, and the last what is below it.
  private static func start(of place: Int, in room: Room) -> Double {
    if place == 0 { return 0 }
    return place < room.count
      ? Double(room.column.bottoms[place - 1]) : Double(room.column.contentHeight)
  }
}
