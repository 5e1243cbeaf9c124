extension Key {
  /// Keys that are no characters, by name.
  public static let names: [(name: String, key: Key)] = [
    ("Tab", Key(.tab)), ("S-Tab", Key(.backTab)), ("Enter", Key(.enter)), ("Esc", Key(.escape)),
    ("Up", Key(.up)), ("Down", Key(.down)), ("Left", Key(.left)), ("Right", Key(.right)),
    ("PgUp", Key(.pageUp)), ("PgDn", Key(.pageDown)), ("Home", Key(.home)), ("End", Key(.end)),
    ("Space", Key(" ")), ("lt", Key("<")),
  ]

  /// The keys of a text: a character each, others by name as `<Tab>`; nil when a name is none. A `<` that no
  /// `>` closes is a character.
  public static func keys(named text: String) -> [Key]? {
    var keys: [Key] = []
    var rest = text[...]
    while let first = rest.unicodeScalars.first {
      if first == "<", let end = rest.firstIndex(of: ">"), rest.index(after: rest.startIndex) < end {
        let name = rest[rest.index(after: rest.startIndex)..<end].lowercased()
        guard let known = names.first(where: { $0.name.lowercased() == name }) else { return nil }
        keys.append(known.key)
        rest = rest[rest.index(after: end)...]
      } else {
        keys.append(Key(first))
        rest = Substring(rest.unicodeScalars.dropFirst())
      }
    }
    return keys
  }
}
