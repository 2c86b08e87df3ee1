import Downhill

extension Narrowing {
    var numbers: [Recorded] {
        [
            Recorded("level", RavineTheory.steps(factor: 0.9.squareRoot()), as: .integer),
            Recorded("fewest", Int(ravines.map(\.usual).min() ?? 0)),
            Recorded("most", Int(ravines.map(\.usual).max() ?? 0)),
            Recorded("crossing", (1 + 0.9.squareRoot()) / (1 - 0.9.squareRoot()), as: .integer),
            Recorded("before", Int(before?.theory.κ ?? 0)),
            Recorded("after", Int(crossing?.theory.κ ?? 0)),
            Recorded("descent", Int(at(1024)?.descent ?? 0)), Recorded("usual", Int(at(1024)?.usual ?? 0)),
            Recorded("polyak", Int(at(1024)?.polyak ?? 0)),
        ]
    }

    var claims: [Claim] {
        let narrow = ravines.filter { $0.theory.κ >= 64 }
        return [
            Claim(
                "Polyak-1964",
                says:
                    "On quadratic bowls, with Polyak's rate and momentum, the steps to a given accuracy grow as √κ instead of κ.",
                force: .always
            ) {
                if let first = narrow.first, let last = narrow.last {
                    let wider = last.theory.κ / first.theory.κ
                    Condition(
                        "κ from 64 to 1,024: growth of Polyak's steps against √", last.polyak / first.polyak,
                        equals: wider.squareRoot(), within: .relative(0.15))
                    Condition(
                        "κ from 64 to 1,024: growth of gradient descent's steps against κ's",
                        last.descent / first.descent, equals: wider,
                        within: .relative(0.05))
                }
                for ravine in narrow {
                    Condition(
                        "κ = \(Int(ravine.theory.κ)): steps against gradient descent's best", ravine.polyak,
                        isBelow: ravine.descent)
                }
            }
        ]
    }
}
