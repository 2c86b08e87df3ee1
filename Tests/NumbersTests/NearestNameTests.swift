import Numbers
import Testing

@Suite struct `The nearest name` {
    private let names = ["adam", "adamw", "nadam", "simplemlp", "plainnet110"]

    @Test(arguments: [
        ("adm", "adam"), ("ADAMW", "adamw"), ("mlp", "simplemlp"), ("plain110", "plainnet110"), ("simpelmpl", nil),
        ("zzzzzz", nil), ("lp", nil),
    ])
    func `is few changes away, or has more letters in the same order`(name: String, nearest: String?) {
        #expect(names.nearest(to: name) == nearest)
    }

    @Test(arguments: [("kitten", "sitting", 3), ("", "abc", 3), ("abc", "", 3), ("flaw", "lawn", 2), ("η", "η", 0)])
    func `changes are counted as by Levenshtein`(one: String, other: String, distance: Int) {
        #expect(one.editDistance(to: other) == distance)
        #expect(other.editDistance(to: one) == distance)
    }
}
