extension Sequence<String> {
    /// The word that takes the fewest changes to come to, in upper or lower case: at most two, or one letter in three, or more where the
    /// name is the word with letters left out, as `mlp` is of `simplemlp`. Of several, the first.
    package func nearest(to name: String) -> String? {
        let name = name.lowercased()
        return map { (word: $0, distance: $0.lowercased().editDistance(to: name)) }
            .filter { $0.distance <= Swift.max(2, name.count / 3) || name.abbreviates($0.word.lowercased()) }
            .min { $0.distance < $1.distance }?.word
    }
}

extension String {
    /// How many characters have to be put in, left out or exchanged (Levenshtein 1966).
    package func editDistance(to other: String) -> Int {
        let other = Array(other)
        var row = Array(0...other.count)
        for (i, x) in enumerated() {
            var before = row[0]
            row[0] = i + 1
            for (j, y) in other.enumerated() {
                let exchanged = before + (x == y ? 0 : 1)
                before = row[j + 1]
                row[j + 1] = Swift.min(exchanged, row[j] + 1, before + 1)
            }
        }
        return row[other.count]
    }

    /// Whether the letters, three or more, stand in the word in this order.
    fileprivate func abbreviates(_ word: String) -> Bool {
        guard count >= 3 else { return false }
        var rest = self[...]
        for letter in word where letter == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }
}
