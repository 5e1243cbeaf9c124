import CNcurses
import Glibc

/// The character set of the session.
enum TerminalLocale {
  /// Adopts the environment's character set, or UTF-8 where the environment asks for nothing in particular
  /// or for a locale that is not installed; the character set it names is trusted. Numbers and dates keep the C locale's form.
  ///
  /// Returns whether the character set is UTF-8.
  static func adopt() -> Bool {
    let adopted = setlocale(LC_CTYPE, "").map { String(cString: $0) } ?? "C"
    if isUTF8 { return true }
    guard adopted == "C" || adopted == "POSIX", !namesOtherCharacterSet else { return false }
    for name in ["C.UTF-8", "UTF-8", "en_US.UTF-8"] where setlocale(LC_CTYPE, name) != nil {
      return isUTF8
    }
    return false
  }

  /// Whether the environment names a character set that is not UTF-8, such as that of `en_US.ISO-8859-1`.
  private static var namesOtherCharacterSet: Bool {
    let variables: [String] = ["LC_ALL", "LC_CTYPE", "LANG"]
    let names = variables.compactMap { variable in getenv(variable).map { String(cString: $0) } }
    guard let name = names.first(where: { !$0.isEmpty }), let dot = name.firstIndex(of: ".") else {
      return false
    }
    let set = name[name.index(after: dot)...].prefix { $0 != "@" }.lowercased()
    return !["utf-8", "utf8"].contains(set)
  }

  private static var isUTF8: Bool {
    cn_codeset().map { ["UTF-8", "utf8", "UTF8"].contains(String(cString: $0)) } ?? false
  }
}
