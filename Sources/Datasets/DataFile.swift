import Foundation
import Numbers

/// Reading a whole file into memory, but only after a look at its size.
enum DataFile {
    /// The bytes of a file, unpacked where it is gzip; beside a plain file that is missing, its `.gz` is tried.
    ///
    /// - Parameter limit: the most bytes, packed or unpacked, that a file of this kind can need. No more is ever
    ///   allocated.
    static func bytes(of path: String, atMost limit: Int) throws(DataError) -> (file: String, bytes: [UInt8]) {
        guard let file = [path, path + ".gz"].first(where: FileManager.default.fileExists) else {
            throw DataError(file: path, .missing)
        }
        let bytes = try read(file, atMost: limit)
        return (file, Gzip.isGzip(bytes) ? try Gzip.unpacked(bytes, file: file, atMost: limit) : bytes)
    }

    private static func read(_ file: String, atMost limit: Int) throws(DataError) -> [UInt8] {
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: resolved(file))
            guard attributes[.type] as? FileAttributeType == .typeRegular, let size = attributes[.size] as? Int else {
                throw DataError(file: file, .unreadable("it is not a regular file"))
            }
            guard size <= limit else {
                let beginning =
                    try FileHandle(forReadingFrom: URL(fileURLWithPath: file)).read(upToCount: 1_024) ?? Data()
                throw DataError(file: file, offset: limit, .oversized(expected: limit), holding: beginning)
            }
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
        } catch let error as DataError {
            throw error
        } catch {
            throw DataError(file: file, .unreadable(error.systemReason))
        }
    }

    /// The file that a symbolic link leads to.
    private static func resolved(_ file: String) -> String {
        URL(fileURLWithPath: file).resolvingSymlinksInPath().path
    }
}
