/// Finding what someone probably meant.
package enum NearMiss {
  /// The candidate nearest to `word`, nil when none is near: at most `maximum` slips of the finger, and no more
  /// than half of the word's letters. Of several as near, one with the same first letter, which few mistake. O(candidates × word²), words of more than 40 letters are near nothing.
  package static func nearest(
    to word: String, among candidates: some Sequence<String>, slips maximum: Int = 2
  ) -> String? {
    let letters = Array(word.lowercased().unicodeScalars)
    guard !letters.isEmpty, letters.count <= 40 else { return nil }
    var best: (candidate: String, distance: Int, hasSameStart: Bool)?
    for candidate in candidates where candidate != word {
      let other = Array(candidate.lowercased().unicodeScalars)
      guard abs(other.count - letters.count) <= maximum else { continue }
      let distance = slips(letters, other)
      guard distance <= maximum, distance * 2 < max(letters.count, other.count) else { continue }
      let hasSameStart = other.first == letters.first
      guard let known = best else {
        best = (candidate, distance, hasSameStart)
        continue
      }
      if distance < known.distance || distance == known.distance && hasSameStart && !known.hasSameStart {
        best = (candidate, distance, hasSameStart)
      }
    }
    return best?.candidate
  }

  /// `did you mean "bubbles"?` where something is near, otherwise `allowed: …` and all of them.
  package static func hint(for word: String, among candidates: [String]) -> String? {
    if let near = nearest(to: word, among: candidates) { return "did you mean \"\(near)\"?" }
    return candidates.isEmpty ? nil : "allowed: " + candidates.joined(separator: ", ")
  }

  /// Letters left out, added, mistaken or swapped with their neighbour: the optimal string alignment distance.
  private static func slips(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for i in first.indices {
      var current = [i + 1]
      for j in second.indices {
        let isSame = first[i] == second[j]
        var distance = min(last[j] + (isSame ? 0 : 1), last[j + 1] + 1, current[j] + 1)
        if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
          distance = min(distance, beforeLast[j - 1] + 1)
        }
        current.append(distance)
      }
      beforeLast = last
      last = current
    }
    return last[second.count]
  }
}
