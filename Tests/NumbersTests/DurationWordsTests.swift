import Numbers
import Testing

@Test(arguments: [
    (0, "0 seconds"), (1, "1 second"), (89, "89 seconds"), (90, "2 minutes"), (5_399, "90 minutes"), (5_400, "2 hours"),
    (100_000, "28 hours"), (200_000, "2 days"),
]) func `a wait is told in the unit of which there is more than one`(seconds: Int, words: String) {
    #expect(Duration.seconds(seconds).inWords == words)
}
