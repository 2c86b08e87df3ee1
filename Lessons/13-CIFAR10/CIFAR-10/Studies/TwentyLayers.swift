import Downhill

/// ResNet-20: by He's whole recipe, for thirty epochs with two falls of the rate, with Adam; and without its shortcuts.
struct TwentyLayers: Sendable {
    static let (he, short, adam) = ("resnet20-he", "resnet20-short", "resnet20-adam")
    static let (plain, plainAdam) = ("plain20-short", "plain20-adam")
    static let names = [he, short, adam, plain, plainAdam]

    let trainings: Trainings

    init(_ trainings: Trainings) { self.trainings = trainings }
}
