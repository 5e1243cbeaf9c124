import ChatRoom

/// The search term while it is typed.
enum SearchLine {
  static func line(_ query: String, isTyping: Bool, _ theme: Theme) -> PageLine {
    PageLine("/", theme.key).adding(query, theme.text)
      .adding(isTyping ? String(theme.glyphs.cursor.base) : "", theme.key)
  }
}
