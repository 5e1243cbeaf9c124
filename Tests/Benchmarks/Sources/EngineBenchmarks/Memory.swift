import CMalloc
import Glibc

/// The memory of this process.
enum Memory {
  /// The bytes allocated by malloc.
  static var allocated: Int {
    let info = mallinfo2()
    return Int(info.uordblks + info.hblkhd)
  }

  /// The resident bytes after returning free memory to the system.
  static var resident: Int {
    malloc_trim(0)
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, Int32(line.count), file) != nil else { return 0 }
    let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let fields = text.split(separator: " ")
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(getpagesize()) : 0
  }
}
