import ChatRoom
import TerminalText

/// The explanations in the page.
extension HTMLReport {
  /// The legend of the pictures and plots.
  static func legend(showsDesign: Bool) -> Markup {
    let statuses = EdgePlot.Status.allCases.filter { $0 != .absent }.map { status -> Markup in
      """
      <li><svg viewBox="0 0 30 14" width="30" height="14" aria-hidden="true">\
      <path class="\(status.className)" d="M0 7H30"/></svg> \(status.words)</li>

      """
    }
    return """
      <details class="legend"><summary>How to read the pictures and plots</summary>
      <p>A bubble counts when each of its edges has been visible within one visit: top and bottom, and for a carousel \
      also left and right. A plot shows a visit from left to right, with the position of each edge of a bubble:</p>
      <ul class="keys">
      \(statuses)<li><svg viewBox="0 0 30 14" width="30" height="14" aria-hidden="true"><path class="at" \
      d="M15 0V14"/><path class="dot" d="M15 7h0"/></svg> counted</li>
      </ul>
      <p>The numbers above a plot refer to the table below it. In the pictures, \(showsDesign ? "the bar at a bubble’s left" : "a bubble’s colour") and symbol show \
      its state: ✔ counted, ● counted in an earlier visit, ◐ partly seen, ○ not seen, – not measured. \
      ▲ ▼ ◀ ▶ show how many points are missing.</p>
      </details>

      """
  }

  /// The notes at the end of the page.
  static let notes: Markup = """
    <p>Counters have the names of the Messaging API’s statistics. A message’s row shows \
    <code>overview.uniqueImpression</code> and the sum of its bubbles’ <code>impression</code>; a bubble’s row shows \
    its <code>impression</code> and <code>uniqueImpression</code> from <code>messages</code>. Times are in UTC+9, \
    lengths in points.</p>
    <p>This is a simulation of the rules that LINE publishes. The sizes of bubbles, bars, and paddings are estimates \
    unless the scenario sets them.</p>

    """
}
