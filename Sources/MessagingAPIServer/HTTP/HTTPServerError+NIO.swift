import NIOCore
import NIOPosix

extension HTTPServerError {
  /// The error that NIO reports when it can't bind.
  init(_ error: any Error) {
    switch error {
    case let error as IOError where error.errnoCode == EADDRINUSE: self = .portInUse
    case let error as IOError where error.errnoCode == EADDRNOTAVAIL: self = .noSuchAddress
    case let error as IOError: self = .system(error.errnoCode)
    default: self = .noSuchAddress
    }
  }
}
