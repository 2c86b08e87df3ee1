import Downhill

/// The three papers that document E names, dated by what they carry themselves.
struct Publications: Study {
    /// The year in which a preprint was filed: its number begins with year and month.
    static func year(ofPreprint number: String) -> Int { 2_000 + (Int(number.prefix(2)) ?? 0) }

    /// The year of a journal's volume, where one appeared each year.
    static func year(ofVolume volume: Int, firstIn year: Int) -> Int { year + volume - 1 }

    /// The year that a conference's name ends in, in an identifier such as `10.1109/WACV.2017.58`.
    static func year(ofIdentifier identifier: String) -> Int {
        identifier.split { !$0.isNumber }.compactMap { Int($0) }.first { (1900...2100).contains($0) } ?? 0
    }

    /// “A stochastic approximation method” stands in volume 22 of the Annals of Mathematical Statistics, whose first is of 1930.
    let robbinsAndMonro = year(ofVolume: 22, firstIn: 1930)
    /// arXiv 1412.6980, and presented at ICLR in the year after.
    let kingmaAndBa = year(ofPreprint: "1412.6980")
    /// Presented at WACV, and arXiv 1506.01186 two years before.
    let smith = year(ofIdentifier: "10.1109/WACV.2017.58")
    let smithPreprint = year(ofPreprint: "1506.01186")

    var numbers: [Recorded] { [Recorded("smithPreprint", "\(smithPreprint)")] }

    var claims: [Claim] {
        [
            Claim("E-070") {
                Condition("Robbins and Monro: year of the journal's volume", robbinsAndMonro, equals: 1951, within: 0)
                Condition("Kingma and Ba: year of the preprint", kingmaAndBa, equals: 2014, within: 0)
                Condition("Smith: year of the conference", smith, equals: 2017, within: 0)
            }
        ]
    }
}
