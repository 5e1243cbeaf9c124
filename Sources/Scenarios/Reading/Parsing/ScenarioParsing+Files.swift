import TerminalText
import MessagingAPI

extension ScenarioParsing {
  /// The message objects in the file that `file` names. Each file is read once, and what is wrong in it is
  /// reported there.
  mutating func objects(file node: Node, besides bubble: Node) -> [Written] {
    for (key, _) in bubble.pairs
    where !["file", "height", "width", "pixels"].contains(where: key.isScalar) && key.kind == .scalar {
      report(
        "\(key.string.quoted) can't stand beside a file", at: key, hint: "allowed: height, width, pixels")
    }
    guard let name = nonEmptyString(node, "file") else { return [] }
    if let known = objectsByFile[name] { return known }
    let objects = messages(in: name, at: node)
    objectsByFile[name] = objects
    return objects
  }

  /// The messages of a file in any shape that commands read, none when something is wrong with it.
  private mutating func messages(in name: String, at node: Node) -> [Written] {
    let before = findings.count
    guard let root = document(in: name, at: node)?.root, let request = request(root) else { return [] }
    if let endpoint = request.endpoint, endpoint != .broadcast || request.isNotificationDisabled {
      warnings.report(
        "only the messages of this \(endpoint.rawValue) request are read here", at: root,
        hint: "the message that names the file says how it is sent: type, to, unit, notificationDisabled",
        severity: .warning)
    }
    return findings.count == before
      ? request.entries.map { Written(message: $0.message, links: $0.message.links) } : []
  }

  /// The document in the file that `file` names; nil when it can't be read.
  mutating func document(in name: String, at node: Node) -> Document? {
    guard !name.utf8.contains(0) else {
      report("file: no file name can have the character U+0000 in it", at: node)
      return nil
    }
    fileNames.insert(name)
    let bytes: [UInt8]
    do throws(UnreadableFile) {
      bytes = try load(name)
    } catch {
      report("file: \(name.quoted) can't be read: \(error.reason)", at: node)
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

  /// Reports the comments of a file of JSON, which has none.
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
  /// A comment in JSON.
  static func comment(in source: SourceText, at place: Int) -> Finding {
    Finding(source: source, place: place, message: "JSON has no comments", hint: "remove it")
  }

  /// The same, as a warning.
  fileprivate var asWarning: Finding {
    var warning = self
    warning.severity = .warning
    return warning
  }
}
