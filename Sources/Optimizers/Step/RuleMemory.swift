import CKernels
import Tensors

/// A rule with what it remembers of a model's parameters, whichever rule it is.
protocol Memory: Sendable {
    var learningRate: Schedule { get }

    /// Whether the rule wants its gradient elsewhere than at the weights.
    var looksAhead: Bool { get }

    /// Moves a model's parameters one step, along their gradients in the model's order.
    ///
    /// - Parameter shrinkages: What each parameter is multiplied by first.
    mutating func update(
        _ model: inout some Parameterized, along gradients: [Tensor], shrinking shrinkages: [Double], at step: Step)

    /// Moves a model's parameters to where their gradient is to be taken.
    func probe(_ model: inout some Parameterized, at step: Step)

    /// The shape of the parameter of that name, if anything is remembered of it.
    func shape(of name: String) -> Shape?

    /// The first parameter of which something is remembered that is not finite.
    var firstOverflow: String? { get }

    /// All that is remembered: tensors under `parameter.lane`, and the rule's own numbers.
    var contents: (tensors: Parameters, numbers: [String: Double]) { get }

    mutating func restore(_ tensors: Parameters, _ numbers: [String: Double]) throws(OptimizerError)
}

struct RuleMemory<Rule: UpdateRule>: Memory {
    struct Remembered: Sendable {
        let shape: Shape
        var slots: [Rule.Slot]
    }

    var rule: Rule
    var parameters: [String: Remembered] = [:]

    init(rule: Rule) { self.rule = rule }

    var learningRate: Schedule { rule.learningRate }

    var looksAhead: Bool { Rule.looksAhead }

    func shape(of name: String) -> Shape? { parameters[name]?.shape }

    var firstOverflow: String? {
        parameters.sorted { $0.key < $1.key }.first { _, remembered in
            Rule.Slot.checkpointNames.contains { !remembered[$0.value].isFinite }
        }?.key
    }

    mutating func update(
        _ model: inout some Parameterized, along gradients: [Tensor], shrinking shrinkages: [Double], at step: Step
    ) {
        let now = rule.prepare(step)
        model.visitParameters { place, name, weight in
            // Taken out of the dictionary, so that nobody else holds the slots and they change in place.
            var remembered = parameters.removeValue(forKey: name) ?? blank(weight.shape)
            remembered.update(&weight, along: gradients[place], shrinking: shrinkages[place], by: rule, now)
            parameters[name] = remembered
        }
    }

    func probe(_ model: inout some Parameterized, at step: Step) {
        var rule = rule
        let now = rule.prepare(step)
        model.visitParameters { _, name, weight in
            let slots = (parameters[name] ?? blank(weight.shape)).slots
            weight.updateLanes(with: weight) { i, w, _ in w = rule.probe(w, slots[i], now) }
        }
    }

    private func blank(_ shape: Shape) -> Remembered {
        let count = Self.slotCount(for: shape.count)
        let slots = [Rule.Slot](unsafeUninitializedCapacity: count) { slots, initializedCount in
            dh_prefer_large_pages(slots.baseAddress, count * MemoryLayout<Rule.Slot>.stride)
            slots.initialize(repeating: rule.initialSlot)
            initializedCount = count
        }
        return Remembered(shape: shape, slots: slots)
    }

    fileprivate static func slotCount(for count: Int) -> Int { (count + Lanes.scalarCount - 1) / Lanes.scalarCount }
}

extension RuleMemory.Remembered {
    fileprivate mutating func update(
        _ weight: inout Tensor, along gradient: Tensor, shrinking shrinkage: Double, by rule: Rule,
        _ now: Rule.StepConstants
    ) {
        weight.withUnsafeMutableScalars { weights in
            gradient.withUnsafeScalars { gradient in
                slots.withUnsafeMutableBufferPointer { slots in
                    inPieces(of: weights.count) { piece in
                        if shrinkage != 1 {
                            for i in piece { weights[i] *= Scalar(shrinkage) }
                        }
                        let first = piece.lowerBound / Lanes.scalarCount
                        let ofSlots = first..<RuleMemory.slotCount(for: piece.upperBound)
                        rule.apply(
                            to: UnsafeMutableBufferPointer(rebasing: weights[piece]),
                            along: UnsafeBufferPointer(rebasing: gradient[piece]),
                            UnsafeMutableBufferPointer(rebasing: slots[ofSlots]), now)
                    }
                }
            }
        }
    }
}

// What a checkpoint keeps.
extension RuleMemory {
    var contents: (tensors: Parameters, numbers: [String: Double]) {
        let (lanes, named) = (MemoryLayout<Rule.Slot>.size / MemoryLayout<Lanes>.size, Rule.Slot.checkpointNames.count)
        guard lanes <= named else {
            fatalError(
                """
                \(Rule.self): its slot has \(lanes == 1 ? "1 lane" : "\(lanes) lanes") and \(named) \(named == 1 ? "name" : "names"); \
                a checkpoint would lose the rest. Give the slot a static let checkpointNames with every lane.
                """)
        }
        var entries: [Parameters.Entry] = []
        for (name, remembered) in parameters.sorted(by: { $0.key < $1.key }) {
            for (lane, place) in Rule.Slot.checkpointNames {
                entries.append(.init(name: name.isEmpty ? lane : "\(name).\(lane)", tensor: remembered[place]))
            }
        }
        let numbers = Rule.carriedNumbers.map { name, place in (name, rule[keyPath: place]) }
        return (Parameters(entries), Dictionary(uniqueKeysWithValues: numbers))
    }

    mutating func restore(_ tensors: Parameters, _ numbers: [String: Double]) throws(OptimizerError) {
        var restored = self
        restored.parameters = [:]
        for entry in tensors {
            let parts = entry.name.split(separator: ".", omittingEmptySubsequences: false)
            let (name, lane) = (parts.dropLast().joined(separator: "."), parts.last.map(String.init) ?? "")
            guard let place = Rule.Slot.checkpointNames.first(where: { $0.key == lane })?.value else {
                throw .unfitState("\(Rule.self) keeps nothing called \(lane), of which \(entry.name) is one.")
            }
            var remembered = restored.parameters[name] ?? blank(entry.tensor.shape)
            guard remembered.shape == entry.tensor.shape else {
                throw .unfitState("\(entry.name) is \(entry.tensor.shape), and others of \(name) \(remembered.shape).")
            }
            remembered[place] = entry.tensor
            restored.parameters[name] = remembered
        }
        for (name, _) in restored.parameters.sorted(by: { $0.key < $1.key }) {
            for (lane, _) in Rule.Slot.checkpointNames where tensors[name.isEmpty ? lane : "\(name).\(lane)"] == nil {
                throw .unfitState("\(Rule.self) needs \(lane) of \(name), and there is none.")
            }
        }
        for (name, place) in Rule.carriedNumbers {
            guard let number = numbers[name] else {
                throw .unfitState("\(Rule.self) needs \(name), and there is none.")
            }
            restored.rule[keyPath: place] = number
        }
        self = restored
    }
}

extension RuleMemory.Remembered {
    /// One of the slots' lanes for all the weights, in the parameter's shape.
    fileprivate subscript(lane: WritableKeyPath<Rule.Slot, Lanes>) -> Tensor {
        get {
            let scalars = (0..<shape.count).map { i in
                slots[i / Lanes.scalarCount][keyPath: lane][i % Lanes.scalarCount]
            }
            return Tensor(scalars, shape: shape)
        }
        set {
            for (i, scalar) in newValue.scalars.enumerated() {
                slots[i / Lanes.scalarCount][keyPath: lane][i % Lanes.scalarCount] = scalar
            }
        }
    }
}
