import Downhill

extension WithoutNorm: Study {
    var table: Exhibit {
        .table(
            Table(
                "Twenty layers in residual blocks on the digits, each at its best rate: training loss of epoch \(Self.epochs)",
                columns: [
                    "network", .init("best rate", as: .significant(1)), .init("training loss", as: .significant(2)),
                ],
                rows: Design.allCases.map { [$0.rawValue, losses[$0]?.rate ?? .nan, loss($0)] }))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [
            Recorded("norm", loss(.norm), as: .significant(2)), Recorded("none", loss(.none), as: .significant(2)),
            Recorded("fromZero", loss(.fromZero), as: .significant(2)), Recorded("layers", Self.layers),
            Recorded("steps", Self.images / Self.batch * Self.epochs),
        ]
    }

    var claims: [Claim] {
        var claim = Claim(
            "B-138b",
            instead: """
                As the blocks are drawn, the training loss is {{withoutNorm.none}} without it and {{withoutNorm.norm}} with it. With branches that start at zero \
                it is {{withoutNorm.fromZero}} without it.
                """
        ) {
            Condition(
                "training loss without batch norm, against twice that with it", loss(.none), isAbove: 2 * loss(.norm)
            ).onNetwork()
        } beyond: {
            Condition(
                "without batch norm, branches that start at zero: training loss against twice that with batch norm",
                loss(.fromZero), isAbove: 2 * loss(.norm)
            ).onNetwork()
        }
        if claim.verdict == .upheld { claim.instead = nil }
        return [claim]
    }
}
