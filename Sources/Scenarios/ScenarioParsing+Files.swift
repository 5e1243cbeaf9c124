import MessagingAPI

extension ScenarioParsing {
  /// The message object in the file that `file` names. Each file is read once, and what is wrong in it is
  /// noted there.
  mutating func object(file node: Node, besides bubble: Node) -> Written? {
    for (key, _) in bubble.pairs
    where !["file", "height", "width", "pixels"].contains(where: key.isScalar) && key.kind == .scalar {
      report(
        "\(key.string.quoted) can't stand beside a file", at: key, hint: "allowed: height, width, pixels")
    }
    guard let name = nonEmptyString(node, "file") else { return nil }
    if let known = objectsByFile[name] { return known }
    let object = load(name, at: node)
    objectsByFile[name] = .some(object)
    return object
  }

  private mutating func load(_ name: String, at node: Node) -> Written? {
    let bytes: [UInt8]
    do throws(UnreadableFile) {
      bytes = try load(name)
    } catch {
      report("file: \(name.quoted) can't be read: \(error.reason)", at: node)
      return nil
    }
    guard bytes.count <= ScenarioReader.mostBytes else {
      report("file: \(name.quoted): \(ScenarioReader.tooLarge(bytes.count))", at: node)
      return nil
    }
    let source = SourceText(name: name, bytes: bytes)
    let before = findings.count
    do throws(YAMLComposer.Failure) {
      var found: [Finding] = []
      let document = try Document.compose(source, findings: &found)
      findings += found
      let object = decode(JSONValue(document.root), from: document.root)
      return findings.count == before ? object : nil
    } catch {
      findings += error.findings
      return nil
    }
  }
}
