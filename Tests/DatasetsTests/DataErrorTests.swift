import Datasets
import Testing

@Suite struct DataErrorTests {
    @Test(arguments: [
        (
            DataError.Reason.wrongMagic(found: 0x801, expected: 0x803),
            "the file begins with 0x00000801, and one of its kind begins with 0x00000803. "
                + "Remove the file and run `make data`."
        ),
        (
            .truncated(needed: 9),
            "the data end here, and 9 bytes are needed. Remove the file and run `make data`."
        ),
        (
            .labelOutOfRange(11, classes: 10),
            "label 11 is none of 0…9. Remove the file and run `make data`."
        ),
    ])
    func `A message names file, byte, reason and remedy`(reason: DataError.Reason, message: String) {
        #expect(DataError(file: "Data/x", offset: 8, reason).description == "Data/x, byte 8: \(message)")
    }

    @Test(arguments: [
        (
            DataError.Reason.missing,
            "there is no such file, nor one with .gz at its end. Run `make data` to fetch it."
        ),
        (
            .unreadable("why"),
            "the file cannot be read (why). Look at the file's permissions, or remove it and run `make data`."
        ),
    ])
    func `Of a file that cannot be read there is no byte to name`(reason: DataError.Reason, message: String) {
        #expect(DataError(file: "Data/x", reason).description == "Data/x: \(message)")
    }
}
