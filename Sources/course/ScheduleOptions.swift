import ArgumentParser
import Downhill

/// Which schedule, and its settings.
struct ScheduleOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How the learning rate changes; η is --learning-rate.",
            discussion: NamedSchedule.all.map { schedule in
                let needs = schedule.needs.map { " --\($0.rawValue)" }.joined()
                return "\(schedule.name): \(schedule.summary)\(needs.isEmpty ? "" : " (needs\(needs))")"
            }.joined(separator: "\n"),
            valueName: "name"),
        completion: .list(NamedSchedule.all.names))
    var schedule = "constant"

    @Option(help: "The schedule's whole length: 100, or \"30 epochs\". All the steps, if nothing is said.")
    var over: String?

    @Option(help: "How long until the rate changes, or starts anew, or turns.")
    var every: String?

    @Option(help: "How long a cycle goes down; as long as it goes up, if nothing is said.")
    var falling: String?

    @Option(help: "Lengths with commas between them: when the rate drops.")
    var milestones: String?

    @Option(help: "Numbers with commas between them: the rates after each of the milestones.")
    var rates: String?

    @Option(help: "What the rate is multiplied by.")
    var factor: String?

    @Option(help: "The exponent of a polynomial.")
    var power: String?

    @Option(help: "By how much each wave is longer than the one before.")
    var lengthening: String?

    @Option(help: "The lowest rate, where a schedule has one.")
    var finalRate: String?

    @Option(help: "The part of one cycle that climbs.")
    var climb: String?

    @Option(help: "One cycle's peak over its first rate.")
    var startDivisor: String?

    @Option(help: "One cycle's first rate over its last.")
    var endDivisor: String?

    @Option(help: "One cycle in \"cosine\" or \"linear\" pieces.", completion: .list(["cosine", "linear"]))
    var shape: String?

    @Option(help: "One cycle in \"two\" or \"three\" phases.", completion: .list(["two", "three"]))
    var phases: String?

    @Option(
        help: "The height of cycles: \"constant\", \"halving\" or \"decaying\" (by --factor).",
        completion: .list(["constant", "halving", "decaying"]))
    var height: String?

    @Option(help: "How long the rate climbs first, before any schedule.")
    var warmUp: String?

    @Option(help: "Where the climb begins: \"zero\" or \"one-nth\".", completion: .list(["zero", "one-nth"]))
    var warmUpFrom: String?

    /// The schedule of a run of that many steps.
    func make(learningRate: Double, steps: Int) throws -> NamedSchedule.Parts {
        let named = try NamedSchedule.named(schedule)
        var settings = settings
        if named.needs.contains(.over), over == nil { settings[.over] = "\(max(steps, 1)) steps" }
        do {
            return try named.make(learningRate: learningRate, settings)
        } catch {
            throw ValidationError("--\(error)")
        }
    }

    /// The settings that were given.
    var settings: [ScheduleSetting: String] {
        let given: [(ScheduleSetting, String?)] = [
            (.over, over), (.every, every), (.falling, falling), (.milestones, milestones), (.rates, rates),
            (.factor, factor),
            (.power, power), (.lengthening, lengthening), (.finalRate, finalRate), (.climb, climb),
            (.startDivisor, startDivisor), (.endDivisor, endDivisor), (.shape, shape), (.phases, phases),
            (.height, height), (.warmUp, warmUp), (.warmUpFrom, warmUpFrom),
        ]
        return Dictionary(uniqueKeysWithValues: given.compactMap { setting, value in value.map { (setting, $0) } })
    }
}
