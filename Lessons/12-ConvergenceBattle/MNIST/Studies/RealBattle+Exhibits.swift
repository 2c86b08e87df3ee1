import Downhill

extension RealBattle: Study {
    var exhibits: [Exhibit] { [] }
}
