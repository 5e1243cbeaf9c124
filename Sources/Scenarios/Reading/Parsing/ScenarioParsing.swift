import ChatRoom
import ImpressionRules
import MessagingAPI
import Pictures

/// The parser of one scenario. It visits each node once, reports every error and continues.
///
/// Methods that return an optional return nil after reporting an error.
struct ScenarioParsing {
  var findings: [Finding]
  /// The warnings.
  var warnings: [Finding] = []
  let load: ScenarioReader.Load
  /// Whether violations of the Messaging API's rules are warnings if the message can still be measured.
  let isLenient: Bool
  /// The message objects of files read so far, empty for invalid files.
  var objectsByFile: [String: [Written]] = [:]
  /// The pictures in files read so far.
  var picturesByFile: [String: Picture] = [:]
  /// Whether there are pictures by their URLs.
  var hasPictures = false
  /// The URLs of images in messages, if there are pictures by their URLs.
  var imageURLs: Set<String> = []
  /// The names of all files referred to.
  var fileNames: Set<String> = []

  /// The files of the most recently parsed message's bubbles, by position in the message. Only files with a
  /// single message object are included.
  var filesOfMessage: [Int: String] = [:]
  /// The files of all bubbles outside of steps, by bubble index.
  var files: [Int: String] = [:]

  /// The state after the steps parsed so far.
  var state = StepState()
  /// The expectations parsed so far.
  var expectations: [Expectation] = []
  /// The list of steps.
  var stepsNode: Node?
  /// The ids of messages sent by steps, computed on first use.
  var idsSentBySteps: Set<String>?
  /// The remaining number of name comparisons for hints, so that a file with many errors and many names is
  /// still rejected quickly.
  var comparisons = 1_000_000

  /// Whether the list of users is valid. If not, ids cannot be checked.
  var areUsersKnown = false

  init(findings: [Finding], isLenient: Bool, load: @escaping ScenarioReader.Load) {
    self.findings = findings
    self.isLenient = isLenient
    self.load = load
  }

  /// Parses the whole file.
  mutating func scenario(_ root: Node) -> Scenario? {
    guard isMapping(root, "a scenario file", keys: HeadKey.keys) else { return nil }
    let title = nonEmptyString(required("scenario", of: root, "a scenario"), "scenario")
    let description = string(root["description"], "description")
    let misspelt = misspeltKeys(of: root)
    let device = root["device"].map { self.device($0) ?? .standard } ?? .standard
    let users = self.users(root["users"], device: device)
    if misspelt.contains("users") { areUsersKnown = false }
    let knownClock = misspelt.contains("clock") ? nil : clock(of: root)
    let clock = knownClock ?? ScenarioReader.defaultClock
    let before = findings.count
    let account = root["account"].map { self.account($0) } ?? Account()
    let isAccountSound = findings.count == before && !misspelt.contains("account")
    let metrics = root["metrics"].map { self.metrics($0) } ?? Metrics()
    let rules = root["rules"].map { self.rules($0) } ?? CountingRules()
    hasPictures = root["pictures"] != nil
    let messages = self.messages(root["messages"], clock: clock, users: users)
    let pictures = self.pictures(root["pictures"])
    let beforeInsight = findings.count
    let insight = self.insight(of: root, clock: clock, users: users)
    let isInsightSound = findings.count == beforeInsight && !misspelt.contains(where: HeadKey.isOfInsight)
    if misspelt.contains("messages") { state.hasUnknownMessages = true }
    state.begin(
      clock: knownClock, users: users, account: isAccountSound ? account : nil,
      insight: isInsightSound ? insight : nil)
    stepsNode = root["steps"]
    let steps = root["steps"].map { self.steps($0) } ?? []
    checkUse(ofPictures: root["pictures"])
    guard let title else { return nil }
    return Scenario(
      title: title, description: description,
      setup: Setup(
        account: account, users: users, messages: messages, metrics: metrics, rules: rules, clock: clock,
        insight: insight, pictures: pictures),
      files: files, fileNames: fileNames, steps: steps, expectations: expectations,
      warnings: warnings.diagnostics(main: root.document.source),
      source: root.document.source)
  }

  /// Returns the missing keys that are probably misspelled. Their values are unknown.
  private func misspeltKeys(of root: Node) -> [String] {
    let missing = HeadKey.keys.filter { root[$0] == nil }.map { "\($0)" }
    let unknown = root.pairs.lazy.map(\.key)
      .filter { key in !HeadKey.keys.contains(where: key.isScalar) }.prefix(100)
    return unknown.compactMap { NearMiss.nearest(to: $0.string, among: missing) }
  }

  /// Returns `clock`, or by default the first `sent` of a message in the file. Returns nil if the time is not
  /// valid.
  private mutating func clock(of root: Node) -> Timestamp? {
    if let node = root["clock"] { return timestamp(node, "clock") }
    guard let messages = root["messages"],
      let sent = messages.elements.lazy.compactMap({ $0["sent"] }).first(where: { _ in true })
    else { return ScenarioReader.defaultClock }
    // Errors in it are reported with the message.
    return try? Timestamp(iso8601: sent.string)
  }

  private mutating func metrics(_ node: Node) -> Metrics {
    var metrics = Metrics()
    guard isMapping(node, "metrics", keys: MetricKey.all.map(\.key)) else { return metrics }
    for metric in MetricKey.all {
      if let points = integer(node[metric.key], "\(metric.key)", in: 0...10_000, "pt") {
        metric.set(points, in: &metrics)
      }
    }
    return metrics
  }

  private mutating func rules(_ node: Node) -> CountingRules {
    var rules = CountingRules()
    guard isMapping(node, "rules", keys: ["edges", "carousel", "quickReplies"]) else { return rules }
    if let edges: CountingRules.EdgeMoments = choice(node["edges"], "edges") { rules.edges = edges }
    if let carousel: CountingRules.CarouselReading = choice(node["carousel"], "carousel") {
      rules.carousel = carousel
    }
    if let quickReplies: CountingRules.QuickReplies = choice(node["quickReplies"], "quickReplies") {
      rules.quickReplies = quickReplies
    }
    return rules
  }
}
