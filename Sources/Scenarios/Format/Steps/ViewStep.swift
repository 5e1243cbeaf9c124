import ChatRoom

extension StepDefinition {
  static let view: StepDefinition = StepDefinition(
    key: "view", example: "latte", mappingExample: "{post: latte, seconds: 75}", keys: ["post", "seconds"],
    forms: "`view: latte`, `view: {post: latte, seconds: 75}`",
    meaning: "views a post on VOOM and plays it for some seconds (R19); a clip repeats",
    schema: #"""
      {
        "description": "The current user views a post on VOOM, and plays its clip for some seconds (R19).",
        "type": ["string", "number", "object"],
        "required": ["post"],
        "additionalProperties": false,
        "properties": {
          "post": {"$ref": "#/$defs/userId", "description": "The id of the post."},
          "seconds": {
            "description": "The playback in seconds. A clip repeats, so it can exceed the clip's duration.",
            "type": "number",
            "minimum": 0,
            "maximum": \#(Post.maximumPlayback / 1000),
            "default": 0
          }
        },
        "examples": ["latte", {"post": "latte", "seconds": 75}]
      }
      """#,
    parse: { parsing, value, _ in parsing.view(value) },
    write: { action, context in
      guard case .activity(.view(let post, let milliseconds)) = action else { return nil }
      let id: YAMLValue = .text(context.world.insightSetup.posts[post].id)
      if milliseconds == 0 { return YAMLText.line(id) }
      return context.line(.init("post", id), .init("seconds", .plain(context.seconds(milliseconds))))
    })
}

extension ScenarioParsing {
  fileprivate mutating func view(_ node: Node) -> Step.Kind? {
    var postNode: Node? = node
    var seconds: Double? = 0
    if node.kind == .mapping {
      guard isMapping(node, "view", keys: StepDefinition.view.keys) else { return nil }
      postNode = required("post", of: node, "view")
      if let node = node["seconds"] {
        seconds = number(node, "seconds", atMost: Post.maximumPlayback / 1000)
      }
    }
    guard let postNode, let index = post(postNode, node.kind == .mapping ? "post" : "view") else {
      return nil
    }
    let post = state.insight.posts[index]
    if let clock = state.clock, post.posted > clock {
      report(
        "view: \(post.id.quoted) has not been posted yet at \(clock.iso8601)", at: postNode,
        hint: "it is posted at \(post.posted.iso8601)")
      return nil
    }
    guard let seconds else { return nil }
    guard seconds == 0 || post.media.isPlayable else {
      report("seconds: \(post.id.quoted) is an image, which does not play", at: node["seconds"] ?? node)
      return nil
    }
    return .action(.activity(.view(post: index, milliseconds: Int((seconds * 1000).rounded()))))
  }
}
