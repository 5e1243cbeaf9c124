import ChatRoom

/// What the person looks for, as they type it.
enum SearchLine {
  static func line(_ query: String, isTyping: Bool, _ theme: Theme) -> PageLine {
    PageLine("/", theme.key).adding(query, theme.text)
      .adding(isTyping ? String(theme.glyphs.cursor.base) : "", theme.key)
  }
}
