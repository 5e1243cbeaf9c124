/// Recording, as far as a person sees it. Who runs the session writes the file, from its ``Session/actionLog``.
extension Session {
  /// Whether what is done is being recorded.
  public enum Recording: Hashable, Sendable {
    /// It is not.
    case off
    /// On: everything is in the file.
    case on
    /// It should be, but the file can't be written at the moment.
    case failing
  }

  /// Tells the person whether what they do is being recorded, and with `notice` what became of it.
  public mutating func show(_ recording: Recording, notice: String? = nil) {
    self.recording = recording
    if let notice { self.notice = notice }
  }
}
