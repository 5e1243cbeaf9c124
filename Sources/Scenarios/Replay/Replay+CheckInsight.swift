import ChatRoom

extension World {
  /// The difference between the expected and the actual state of the Insight page, nil if there is none.
  func difference(
    _ subject: InsightSubject, _ value: Expectation.InsightValue
  ) -> (what: String, expected: String, found: String)? {
    let expected: String
    let found: String
    switch value {
    case .figure(let metric, let count):
      expected = "\(count)"
      found = "\(figures(subject).values[metric])"
    case .clicks(let area, let count):
      expected = "\(count)"
      found = "\(clicks(on: area, subject))"
    case .updatedAt(let time):
      expected = time.iso8601
      found = lastUpdate(of: subject.category, on: subject.day).iso8601
    }
    return expected == found ? nil : (label(subject, value), expected, found)
  }

  private func figures(_ subject: InsightSubject) -> InsightFigures {
    if subject.isDashboard { return dashboard(subject.category, on: subject.day) }
    guard let day = subject.day else { return insight(subject.category, of: subject.index) }
    return insight(subject.category, of: subject.index, days: day...day)
  }

  private func clicks(on area: AreaReference, _ subject: InsightSubject) -> Int {
    let menus = subject.index.map { $0...$0 } ?? 0...max(0, account.richMenus.count - 1)
    return menus.reduce(0) { sum, menu in
      guard account.richMenus.indices.contains(menu) else { return sum }
      let clicks = clicks(ofMenu: menu, days: subject.day.map { $0...$0 })
      return sum + account.richMenus[menu].areas(area).reduce(0) { $0 + clicks[$1] }
    }
  }

  private func label(_ subject: InsightSubject, _ value: Expectation.InsightValue) -> String {
    var words: [String] = subject.isDashboard ? ["dashboard"] : []
    switch (subject.category, subject.index) {
    case (.coupons, let index?): words += ["coupon", insightSetup.coupons[index].id]
    case (.voom, let index?): words += ["post", insightSetup.posts[index].id]
    case (.richMenu, let index?): words += ["richMenu", account.richMenus[index].alias ?? ""]
    default: words.append(subject.category.rawValue)
    }
    switch value {
    case .figure(let metric, _): words.append(subject.category.metrics[metric].key)
    case .clicks(.label(let label), _): words.append("clicks on \(label)")
    case .clicks(.position(let position), _): words.append("clicks on area \(position)")
    case .updatedAt: words.append("updatedAt")
    }
    if let day = subject.day { words.append("on \(Timestamp(startOfDay: day).dateText)") }
    return words.joined(separator: " ")
  }

  /// The difference between the expected and the actual disclosure of a user, nil if there is none.
  func difference(
    ofUser user: Int, _ value: Expectation.DisclosureValue
  ) -> (what: String, expected: String, found: String)? {
    let disclosure = disclosure(ofUser: user)
    let (name, expected, found): (String, String, String) =
      switch value {
      case .profile(let expected): ("profile", "\(expected)", "\(disclosure.includesProfile)")
      case .userID(let expected): ("userId", "\(expected)", "\(disclosure.includesUserID)")
      case .contact(let expected): ("because", expected.rawValue, disclosure.contact.rawValue)
      }
    return expected == found ? nil : ("disclosed \(users[user].user.id) \(name)", expected, found)
  }
}
