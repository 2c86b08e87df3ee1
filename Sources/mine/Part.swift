import Foundation
import Grading

/// A part of a training that a learner has written as an exercise.
enum Part: CaseIterable, Hashable {
    case batches, momentum, adam, schedule, norm, normBackward, firstLoss, byHeart, firstStep, loss, inParts, patience

    /// The lesson and the number of its exercise.
    var exercise: (lesson: Int, number: Int) {
        switch self {
        case .batches: (2, 1)
        case .momentum: (3, 1)
        case .adam: (5, 1)
        case .schedule: (6, 2)
        case .norm: (7, 1)
        case .normBackward: (7, 2)
        case .firstLoss: (8, 1)
        case .byHeart: (8, 2)
        case .firstStep: (8, 3)
        case .loss: (9, 1)
        case .inParts: (11, 1)
        case .patience: (2, 4)
        }
    }

    var name: String {
        switch self {
        case .batches: "the batches"
        case .momentum: "momentum"
        case .adam: "Adam"
        case .schedule: "warm-up and cosine"
        case .norm: "batch norm"
        case .normBackward: "batch norm, backward"
        case .firstLoss: "the check of a first loss"
        case .byHeart: "the check by heart"
        case .firstStep: "the check of a step"
        case .loss: "the softened loss"
        case .inParts: "parts of a batch, clipped"
        case .patience: "when to stop"
        }
    }
}

/// The parts that a learner has written, made into programs.
struct Parts {
    /// A program for each part that compiles.
    let programs: [Part: URL]
    /// What became of each part as an exercise.
    let attempts: [Part: Attempt]

    /// Examines and compiles them.
    init(_ exercises: [Exercise], by examiner: Examiner) throws {
        var programs: [Part: URL] = [:]
        var attempts: [Part: Attempt] = [:]
        for part in Part.allCases {
            guard let exercise = exercises.first(where: { ($0.lesson, $0.number) == part.exercise }) else { continue }
            let attempt = try examiner.examine(exercise, withHidden: true)
            attempts[part] = attempt
            guard attempt.isWritten, let source = Answer(exercise.file, called: exercise.path).source else { continue }
            if case .program(let program) = try examiner.compiler.compile(
                source, called: exercise.path, for: exercise, as: .part)
            {
                programs[part] = program
            }
        }
        (self.programs, self.attempts) = (programs, attempts)
    }
}

extension Attempt {
    /// Whether there is something to work with.
    fileprivate var isWritten: Bool {
        switch state {
        case .solved, .partial, .wrong, .begun: true
        case .notBegun, .missing, .broken, .unfit: false
        }
    }
}
