import Scenarios

/// libFuzzer's entry: one input, read as a scenario file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzScenario(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  Trial.run(Array(UnsafeBufferPointer(start: data, count: size)))
  return 0
}
