import Foundation
import Scenarios
import Testing
import TestSupport

@testable import HTMLReport

/// Text that tries to inject markup, in every part of a file that the page shows.
@Suite("Hostile text in a page")
struct HostileTextTests {
  /// Noncharacters, which Swift literals can't contain.
  private static let noncharacters = String(
    decoding: [0xFFFE, 0xFFFF, 0xFDD0, 0xD83F, 0xDFFF], as: UTF16.self)
  static let attacks = [
    "</title><script>alert(1)</script>", "<svg onload=alert(1)>", "\" onmouseover=\"alert(1)", "' x='",
    "</style></section></details>", "<!--", "-->", "]]>", "<![CDATA[", "&lt;b&gt;&amp;&#60;", "&nbsp;&bogus;",
    "\u{0}", "\u{1}\u{8}\u{1B}[31m", "\u{7F}\u{9B}", "\u{202E}gnp.exe", "\u{2066}\u{2067}", noncharacters,
    "\u{FEFF}", "\u{2028}\u{85}", "e\u{301}\u{302}\u{303}", "👨‍👩‍👧",
    String(repeating: "longword", count: 40), "%3Cscript%3E", "`${x}`", "{{x}}", "javascript:alert(1)",
  ]

  /// A scenario with a text in all places that the page shows. Its expectations fail.
  private func scenario(_ text: String) -> String {
    // A double-quoted YAML string with every character escaped.
    func quoted(_ scalars: some Sequence<Unicode.Scalar>) -> String {
      let numbers = scalars.map { scalar in
        let digits = String(scalar.value, radix: 16)
        return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }
      return "\"\(numbers.joined())\""
    }
    let short = quoted(text.unicodeScalars.prefix(14))
    let quoted = quoted(text.unicodeScalars)
    return """
      scenario: \(quoted)
      description: \(quoted)
      account:
        name: \(quoted)
        richMenu: {size: compact, selected: true, chatBarText: \(short), areas: [{label: \(quoted)}, {label: B}]}
        serviceMenuBar: [\(quoted), Shop]
      users: [{id: alice, name: \(quoted)}, {id: bob, name: Bob}]
      messages:
        - id: promo
          bubbles:
            - {type: text, text: \(quoted), height: 60}
            - {type: flex, altText: \(quoted), height: 700, contents: {type: bubble, body: {type: box, \
      layout: vertical, contents: [{type: text, text: \(quoted)}]}}}
      steps:
        - enter: alice
        - say: \(quoted)
        - scroll: 30
        - expect: {promo/2: {impression: 7}, promo/1: {impression: 9}}
        - leave
        - enter: bob
      """
  }

  private func structure(of page: Page) -> [String] {
    page.elements.filter { !["text", "g", "path", "svg"].contains($0.name) }.map {
      "\($0.depth) \($0.name) \($0.attributes.keys.sorted())"
    }
  }

  @Test("Text adds no elements or attributes", arguments: attacks)
  func structureStays(_ attack: String) throws {
    let harmless = try Page(scenario("Harmless"))
    #expect(harmless.count("figure", class: "phone") > 0)
    let page = try Page(scenario(attack))
    #expect(structure(of: page) == structure(of: harmless))
    // The drawings have only these attributes.
    let known: Set = [
      "viewBox", "width", "height", "x", "y", "d", "fill", "stroke", "shape-rendering", "class", "id", "href",
      "role",
      "aria-label",
      "aria-hidden", "textLength", "font-weight", "opacity", "text-decoration", "preserveAspectRatio",
    ]
    for element in page.elements where ["text", "g", "path", "svg", "rect", "use"].contains(element.name) {
      #expect(known.isSuperset(of: element.attributes.keys), "\(element)")
    }
  }

  @Test("Text is shown as written, except for control characters")
  func shown() throws {
    let page = try Page(scenario("<svg onload=\"a('1')\"> & co."))
    #expect(page.text.contains("<svg onload=\"a('1')\"> & co."))
    #expect(page.html.contains("&lt;svg onload=&quot;a('1')&quot;&gt; &amp; co."))
    let controls = try Page(scenario("A\u{202E}B\u{1B}C\(Self.noncharacters.prefix(1))D"))
    #expect(controls.text.contains("A\u{FFFD}B\u{241B}C\u{FFFD}D"))
  }

  @Test("The page has no scripts or external resources", arguments: attacks)
  func harmless(_ attack: String) throws {
    let page = try Page(scenario(attack))
    let names = Set(page.elements.map(\.name))
    #expect(
      names.isDisjoint(with: ["script", "iframe", "object", "embed", "img", "link", "base", "form", "image"]))
    for element in page.elements {
      for (name, value) in element.attributes {
        #expect(!name.hasPrefix("on"))
        if name == "href" { #expect(value.hasPrefix("#")) }
      }
    }
    let bad = page.html.unicodeScalars.filter {
      $0.value < 0x20 && $0 != "\n" || $0.properties.generalCategory == .control && $0.value > 0x7E
        || $0.value & 0xFFFE == 0xFFFE || (0x202A...0x202E).contains($0.value)
    }
    #expect(bad.isEmpty)
  }

  @Test("File names and diagnostics are escaped", arguments: attacks)
  func invalidFiles(_ attack: String) throws {
    let text = attack.replacing("\u{0}", with: "").replacing("\n", with: "")
    func page(_ text: String) throws -> Page {
      try Page([
        Page.Run(result: ReplayResult(file: text, ending: .unreadable(text))),
        Page.Run(
          result: ReplayResult(
            file: text,
            ending: .invalid(
              InvalidScenario(diagnostics: [
                Diagnostic(file: text, line: 1, column: 1, message: text, hint: text)
              ])))),
      ])
    }
    #expect(structure(of: try page(text)) == structure(of: try page("x")))
  }

  @Test("Random mixtures of hostile characters do not change the page", arguments: 1...20)
  func mixtures(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let signs = Self.attacks.joined().unicodeScalars.map { $0 } + "<>&\"'/=;".unicodeScalars
    var scalars = String.UnicodeScalarView("a".unicodeScalars)
    for _ in 0..<Int.random(in: 1...60, using: &random) {
      scalars.append(signs[Int.random(in: signs.indices, using: &random)])
    }
    let page = try Page(scenario(String(scalars)))
    #expect(structure(of: page) == structure(of: try Page(scenario("Harmless"))))
  }
}
