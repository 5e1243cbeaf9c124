import MessagingAPI

extension APIError {
  /// The answer to a request whose body is wrong: all of its problems, in LINE's words where they are known.
  ///
  /// LINE looks into Flex Messages and templates after everything else, and names the message and its own path then.
  init(_ invalid: InvalidMessageObject) {
    let problems = invalid.problems
    if let message = problems.first?.message(in: problems) {
      self.init(
        400, "A message (\(message)) in the request body is invalid",
        details: problems.map {
          Detail(message: $0.serviceMessage ?? $0.message, property: $0.servicePath ?? $0.path.description)
        })
    } else {
      self.init(
        requestBody: problems.map {
          Detail(message: $0.serviceMessage ?? $0.message, property: $0.path.description)
        })
    }
  }
}

extension PropertyProblem {
  /// The message that all problems are in, inside its Flex container or template; nil if there is no such one.
  fileprivate func message(in problems: [PropertyProblem]) -> String? {
    guard servicePath != nil else { return nil }
    let start = Array(path.components.prefix(2))
    let areTogether = problems.allSatisfy { $0.servicePath != nil && $0.path.components.starts(with: start) }
    return areTogether ? PropertyPath(start).description : nil
  }

  /// Whether its message or hint says more than the answer does.
  var saysMoreThanLINE: Bool {
    hint != nil || serviceMessage != nil && message != "missing" && message != "empty"
  }

  /// What a developer may want to know of it.
  var note: String {
    let place = path.description
    return (place.isEmpty ? "" : "\(place): ") + message + (hint.map { " (\($0))" } ?? "")
  }
}
