import ChatRoom

/// What a reader has to know.
extension HTMLReport {
  /// What the pictures and the plots mean.
  static let legend: Markup = {
    let statuses = EdgePlot.Status.allCases.filter { $0 != .absent }.map { status -> Markup in
      """
      <li><svg viewBox="0 0 30 14" width="30" height="14" aria-hidden="true">\
      <path class="\(status.className)" d="M0 7H30"/></svg> \(status.words)</li>

      """
    }
    return """
      <details class="legend"><summary>How to read the pictures and plots</summary>
      <p>A bubble counts when each of its edges has been visible in one visit: top and bottom, and of a carousel \
      left and right, too. A plot shows a visit from left to right, and for each edge of a bubble where it was:</p>
      <ul class="keys">
      \(statuses)<li><svg viewBox="0 0 30 14" width="30" height="14" aria-hidden="true"><path class="at" \
      d="M15 0V14"/><path class="dot" d="M15 7h0"/></svg> counted</li>
      </ul>
      <p>The numbers above a plot stand for what happened, told in the table below it. In the pictures a bubble’s \
      colour and sign tell its state: ✔ counted, ● counted in an earlier visit, ◐ partly seen, ○ not seen, \
      – not measured. ▲ ▼ ◀ ▶ tell how many points are missing.</p>
      </details>

      """
  }()

  /// What stands at the page's end.
  static let notes: Markup = """
    <p>Counters have the names of the Messaging API’s statistics: a message’s row has \
    <code>overview.uniqueImpression</code> and the sum of its bubbles’ <code>impression</code>, a bubble’s row its \
    own <code>impression</code> and <code>uniqueImpression</code> from <code>messages</code>. Times are at UTC+9, \
    lengths in points.</p>
    <p>This is a simulation by the rules LINE publishes. Sizes of bubbles, bars and paddings are estimates unless a \
    scenario gives them.</p>

    """
}
