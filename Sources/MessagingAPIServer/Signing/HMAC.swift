/// HMAC-SHA256 (RFC 2104): the signature of webhooks.
struct HMAC {
  /// The authentication code of a message, 32 bytes.
  static func sha256(of message: some Sequence<UInt8>, key: some Sequence<UInt8>) -> [UInt8] {
    var block = Array(key)
    if block.count > SHA256.blockSize { block = SHA256.digest(of: block) }
    block += repeatElement(0, count: SHA256.blockSize - block.count)
    let inner = SHA256.digest(of: block.map { $0 ^ 0x36 } + Array(message))
    return SHA256.digest(of: block.map { $0 ^ 0x5C } + inner)
  }
}
