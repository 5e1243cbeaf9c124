/// How a terminal draws emoji of several code points, by its answer to `DECRQM` for mode 2027: a report without one of
/// these numbers means one by one.
enum SequenceSupport: Int {
  /// As one character.
  case on = 1
  /// As one character, once it is asked to.
  case off = 2
  /// Always as one character.
  case always = 3
}
