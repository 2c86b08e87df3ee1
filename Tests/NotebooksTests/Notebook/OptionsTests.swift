import Notebooks
import Testing

@Suite struct OptionsTests {
    @Test func `nothing asks for the committed report`() throws {
        let options = try Options([])
        #expect(options.seed == 1 && options.output == nil && !options.isDifference && !options.isHelp)
    }

    @Test func `every option is read`() throws {
        let options = try Options(["--seed", "7", "--output=/tmp/x", "--diff"])
        #expect(options.seed == 7 && options.output == "/tmp/x" && options.isDifference)
        #expect(try Options(["--reweave"]).isReweaving)
        #expect(try Options(["-h"]).isHelp)
    }

    @Test(arguments: [
        (["--sed", "7"], "unknown option “--sed”"), (["7"], "unknown option “7”"), (["--seed"], "--seed needs a value"),
        (["--seed", "-1"], "--seed takes a whole number from 0 up, not “-1”"), (["--seed="], "--seed needs a value"),
        (["--seed", "18446744073709551616"], "--seed takes a whole number from 0 up, not “18446744073709551616”"),
        (["--output"], "--output needs a value"), (["--diff=1"], "unknown option “--diff=1”"),
    ])
    func `a bad command line says what is bad`(_ arguments: [String], _ message: String) {
        #expect(throws: Options.Failure(message: message)) { try Options(arguments) }
    }
}
