import Foundation

/// The folder of what was built with these tests, where the package's programs stand.
///
/// On macOS tests run inside a helper of Xcode's, so the place is that of the tests' own image, `Folder/Name.xctest/Contents/MacOS/Name`.
public let productsFolder: URL = {
    #if canImport(Darwin)
    var information = Dl_info()
    guard dladdr(#dsohandle, &information) != 0, let path = information.dli_fname else {
        fatalError("productsFolder: the tests' own image has no path.")
    }
    var folder = URL(filePath: String(cString: path))
    for _ in 1...4 { folder.deleteLastPathComponent() }
    return folder
    #else
    return URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    #endif
}()
