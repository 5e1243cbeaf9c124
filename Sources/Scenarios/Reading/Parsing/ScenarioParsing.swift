import ChatRoom
import ImpressionRules
import MessagingAPI

/// The reading of one scenario: goes through the nodes once, notes everything wrong and goes on.
///
/// Methods that return an optional give nil after they have noted why.
struct ScenarioParsing {
  var findings: [Finding]
  /// What is doubtful, but no error.
  var warnings: [Finding] = []
  let load: ScenarioReader.Load
  /// Whether what the API refuses is a warning, as far as it can be measured.
  let isLenient: Bool
  /// The message objects of files that were read, none of those that are not valid.
  var objectsByFile: [String: [Written]] = [:]
  /// The files that are named.
  var fileNames: Set<String> = []

  /// The files of the bubbles of the message read last, by their places in it: those with one message.
  var filesOfMessage: [Int: String] = [:]
  /// The files of the bubbles of all messages above the steps, by the bubbles' indices.
  var files: [Int: String] = [:]

  /// What the steps read so far have led to.
  var state = StepState()
  /// The expectations read so far.
  var expectations: [Expectation] = []
  /// The list of steps.
  var stepsNode: Node?
  /// The ids of the messages that steps send, once they were needed.
  var idsSentBySteps: Set<String>?
  /// How many names may still be compared with what was written, so that a file of a great many errors in a
  /// great many names is rejected soon.
  var comparisons = 1_000_000

  /// The users' indices by id, nil when the list of users is not valid, so that their names can't be checked.
  var userIndices: [String: Int]?

  init(findings: [Finding], isLenient: Bool, load: @escaping ScenarioReader.Load) {
    self.findings = findings
    self.isLenient = isLenient
    self.load = load
  }

  /// The whole file.
  mutating func scenario(_ root: Node) -> Scenario? {
    guard isMapping(root, "a scenario file", keys: HeadKey.keys) else { return nil }
    let title = nonEmptyString(required("scenario", of: root, "a scenario"), "scenario")
    let description = string(root["description"], "description")
    let misspelt = misspeltKeys(of: root)
    let device = root["device"].map { self.device($0) ?? .standard } ?? .standard
    let users = self.users(root["users"], device: device)
    if misspelt.contains("users") { userIndices = nil }
    let knownClock = misspelt.contains("clock") ? nil : clock(of: root)
    let clock = knownClock ?? ScenarioReader.defaultClock
    let before = findings.count
    let account = root["account"].map { self.account($0) } ?? Account()
    let isAccountSound = findings.count == before && !misspelt.contains("account")
    let metrics = root["metrics"].map { self.metrics($0) } ?? Metrics()
    let rules = root["rules"].map { self.rules($0) } ?? CountingRules()
    let messages = self.messages(root["messages"], clock: clock, users: users)
    if misspelt.contains("messages") { state.hasUnknownMessages = true }
    state.begin(clock: knownClock, users: users, account: isAccountSound ? account : nil)
    stepsNode = root["steps"]
    let steps = root["steps"].map { self.steps($0) } ?? []
    guard let title else { return nil }
    return Scenario(
      title: title, description: description,
      setup: Setup(
        account: account, users: users, messages: messages, metrics: metrics, rules: rules, clock: clock),
      files: files, fileNames: fileNames, steps: steps, expectations: expectations,
      warnings: warnings.diagnostics(main: root.document.source),
      source: root.document.source)
  }

  /// The keys that are not there, but something like them is: what they would say is unknown.
  private func misspeltKeys(of root: Node) -> [String] {
    let missing = HeadKey.keys.filter { root[$0] == nil }.map { "\($0)" }
    let unknown = root.pairs.lazy.map(\.key)
      .filter { key in !HeadKey.keys.contains(where: key.isScalar) }.prefix(100)
    return unknown.compactMap { NearMiss.nearest(to: $0.string, among: missing) }
  }

  /// `clock`, by default the first time at which a message of the file is sent; nil when it can't be read.
  private mutating func clock(of root: Node) -> Timestamp? {
    if let node = root["clock"] { return timestamp(node, "clock") }
    guard let messages = root["messages"],
      let sent = messages.elements.lazy.compactMap({ $0["sent"] }).first(where: { _ in true })
    else { return ScenarioReader.defaultClock }
    // What is wrong with it is noted where the message is read.
    return try? Timestamp(iso8601: sent.string)
  }

  private mutating func metrics(_ node: Node) -> Metrics {
    var metrics = Metrics()
    guard isMapping(node, "metrics", keys: MetricKey.all.map(\.key)) else { return metrics }
    for metric in MetricKey.all {
      if let points = integer(node[metric.key], "\(metric.key)", in: 0...10_000, "point") {
        metric.set(points, in: &metrics)
      }
    }
    return metrics
  }

  private mutating func rules(_ node: Node) -> CountingRules {
    var rules = CountingRules()
    guard isMapping(node, "rules", keys: ["edges", "carousel"]) else { return rules }
    if let edges: CountingRules.EdgeMoments = choice(node["edges"], "edges") { rules.edges = edges }
    if let carousel: CountingRules.CarouselReading = choice(node["carousel"], "carousel") {
      rules.carousel = carousel
    }
    return rules
  }
}
