import Downhill

extension Verdicts: Study {
    var kinds: Exhibit {
        let verdicts: [Verdict] = [.upheld, .qualified, .refuted]
        let shares = Force.inOrder.map { force in verdicts.map { Self.share($0, of: decided(force)) } }
        return .figure(
            Plot("What kind of sentence holds?", height: 330) {
                HeatMark(
                    rows: Force.inOrder.map { force in
                        "\(force.title): \(decided(force).count)" + (force == Force.inOrder.first ? " sentences" : "")
                    }, columns: verdicts.map(\.rawValue),
                    values: shares,
                    texts: shares.map { $0.map { NumberFormat.percent(0).text($0) } })
            }, named: "kinds",
            alt: """
                A table of five kinds of sentences and three verdicts, in shares: formulas and names, own numbers, it can, usually, always. The share \
                upheld is largest at the top and smallest at the bottom two rows.
                """,
            caption: """
                Every assertion of the documents that a measurement decided, by the kind of sentence. *It can* holds in {{verdicts.can}} of the \
                cases, *always* in {{verdicts.always}}.
                """)
    }

    var byDocument: Exhibit {
        let verdicts = Verdict.allCases
        let rows = Self.documents.map { document -> [Any] in
            let own = assertions.filter { $0.document == document.letter }
            return ["\(document.letter), \(document.title)", own.count]
                + verdicts.map { verdict in own.count { $0.verdict == verdict } as Any }
        }
        let all: [Any] =
            ["**all**", assertions.count]
            + verdicts.map { verdict in assertions.count { $0.verdict == verdict } as Any }
        return .table(
            Table(
                "Assertions and their verdicts today",
                columns: ["document", "assertions"] + verdicts.map { Table.Column($0.rawValue) }, rows: rows + [all]))
    }

    var exhibits: [Exhibit] { [kinds, byDocument] }

    var numbers: [Recorded] {
        let statements = Set(rows.map { Ledger.stem(of: $0.statement.id) }).count
        func count(_ verdict: Verdict) -> Int { assertions.count { $0.verdict == verdict } }
        return [
            Recorded("statements", statements), Recorded("assertions", assertions.count),
            Recorded("repetitions", rows.count - assertions.count), Recorded("decided", decided.count),
            Recorded("papers", papers.count),
            Recorded("papers.upheld", papers.count { $0.judgement.verdict == .upheld }),
            Recorded("upheldShare", Self.share(.upheld, of: decided), as: .percent(0)),
            Recorded("refutedShare", Self.share(.refuted, of: decided), as: .percent(0)),
            Recorded("qualified.panel", qualifiedByPanel.count),
            Recorded("refuted.always", decided(.always).count { $0.verdict == .refuted }),
            Recorded("refuted.here", decided(.here).count { $0.verdict == .refuted }),
        ]
            + Verdict.allCases.map { Recorded($0.rawValue, count($0)) }
            + Force.inOrder.flatMap { force in
                [
                    Recorded(force.rawValue, Self.share(.upheld, of: decided(force)), as: .percent(0)),
                    Recorded("\(force.rawValue).refuted", Self.share(.refuted, of: decided(force)), as: .percent(0)),
                    Recorded(
                        "\(force.rawValue).qualified", Self.share(.qualified, of: decided(force)), as: .percent(0)),
                ]
            }
    }
}
