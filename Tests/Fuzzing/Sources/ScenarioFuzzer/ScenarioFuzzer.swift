import Scenarios

/// The entry point for libFuzzer: reads an input as a scenario file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzScenario(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  Trial.run(Array(UnsafeBufferPointer(start: data, count: size)))
  return 0
}
