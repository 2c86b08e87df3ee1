import Foundation
import TestSupport
import Testing
import Training

@Suite struct NamedConfigurationTests {
    @Test(arguments: NamedConfiguration.all.names) func `each can be trained, and is written as it was read`(
        name: String
    ) throws {
        let configuration = try NamedConfiguration.named(name)
        try configuration.check()
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "configuration.json")
            try configuration.json.write(to: file)
            #expect(try TrainingConfiguration(contentsOf: file) == configuration)
        }
    }

    @Test func `an unknown name is answered with the nearest`() {
        let error = #expect(throws: UnknownName.self) { try NamedConfiguration.named("resnet20-cifar-10") }
        #expect(error?.nearest == "resnet20-cifar10")
    }
}
