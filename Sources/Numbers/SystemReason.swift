import Foundation

extension Error {
    /// Why a file could not be read or written, in the system's own words: `Is a directory`. Foundation's, “The operation could not be completed”, where
    /// there are none.
    package var systemReason: String {
        // Foundation keeps the system's error beneath its own. On Linux that is no NSError, and only CocoaError gives it out.
        let beneath =
            (self as? CocoaError)?.underlying ?? (self as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
        let cause = (beneath ?? self) as NSError
        guard cause.domain == NSPOSIXErrorDomain else { return localizedDescription }
        return String(cString: strerror(Int32(cause.code)))
    }
}
