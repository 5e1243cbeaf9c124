import Foundation
import MessagingAPIServer
import Testing
import TestSupport

@testable import Commands

@Suite("The article on calls")
struct CallGuideTests {
  @Test("It has a section for every call, which names its parameters")
  func isComplete() throws {
    let file = Golden.projectFile("Sources/Commands/Commands.docc/Calls.md")
    let sections = try String(contentsOf: file, encoding: .utf8).split(separator: "\n## ")
    for call in ControlCall.all {
      let section = sections.first { $0.hasPrefix("\(call.method) \(ControlPath.prefix)/\(call.name)\n") }
      for parameter in call.parameters {
        #expect(section?.contains(parameter) == true, "\(call.name) \(parameter)")
      }
      #expect(section != nil, "\(call.name)")
    }
  }
}
