import MessagingAPI
import TerminalText

extension ScenarioParsing {
  /// Returns the message objects in the file named by `file`. Each file is read once, and errors in it are
  /// reported at their place in that file.
  mutating func objects(file node: Node, besides bubble: Node) -> [Written] {
    for (key, _) in bubble.pairs
    where !ScenarioParsing.additions.contains(where: key.isScalar) && key.kind == .scalar {
      report(
        "\(key.string.quoted) cannot be combined with file", at: key,
        hint: "allowed: height, width, pixels, picture")
    }
    guard let name = nonEmptyString(node, "file") else { return [] }
    if let known = objectsByFile[name] { return known }
    let objects = messages(in: name, at: node)
    objectsByFile[name] = objects
    return objects
  }

  /// Reads the messages of a file in any supported form. Returns none if there are errors.
  private mutating func messages(in name: String, at node: Node) -> [Written] {
    let before = findings.count
    guard let root = document(in: name, at: node)?.root, let request = request(root) else { return [] }
    if let endpoint = request.endpoint, endpoint != .broadcast || request.isNotificationDisabled {
      warnings.report(
        "only the messages of this \(endpoint.rawValue) request are used here", at: root,
        hint: "set type, to, unit and notificationDisabled on the message that names the file",
        severity: .warning)
    }
    return findings.count == before
      ? request.entries.map { Written(message: $0.message, links: $0.message.links) } : []
  }

  /// Parses the file named by `file`. Returns nil if it cannot be read.
  mutating func document(in name: String, at node: Node) -> Document? {
    guard isFileName(name, "file", at: node) else { return nil }
    fileNames.insert(name)
    let bytes: [UInt8]
    do throws(UnreadableFile) {
      bytes = try load(name)
    } catch {
      report("file: cannot read \(name.quoted): \(error.reason)", at: node)
      return nil
    }
    guard bytes.count <= ScenarioReader.maximumBytes else {
      report("file: \(name.quoted): \(ScenarioReader.tooLarge(bytes.count))", at: node)
      return nil
    }
    do throws(YAMLComposer.Failure) {
      var found: [Finding] = []
      let document = try Document.compose(SourceText(name: name, bytes: bytes), findings: &found)
      findings += found
      reportComments(of: document)
      return document
    } catch {
      findings += error.findings
      return nil
    }
  }

  /// Reports comments in a JSON file, where they are not allowed.
  mutating func reportComments(of document: Document) {
    for place in document.comments {
      let comment = Finding.comment(in: document.source, at: place)
      if isLenient {
        warnings.append(comment.asWarning)
      } else if !findings.isFull {
        findings.append(comment)
      }
    }
  }
}

extension Finding {
  /// Returns an error for a comment in JSON.
  static func comment(in source: SourceText, at place: Int) -> Finding {
    Finding(source: source, place: place, message: "comments are not allowed in JSON", hint: "remove it")
  }

  /// The same finding as a warning.
  fileprivate var asWarning: Finding {
    var warning = self
    warning.severity = .warning
    return warning
  }
}
