import Foundation
import Grading

/// The course under test, and who examines it.
enum Course {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The folder of the test program, where the modules and their objects are.
    static let products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()

    /// Whether this is the whole course; the student edition has no solutions.
    static let hasSolutions = FileManager.default.fileExists(atPath: root.appending(path: "Tests/Exercises").path)

    static func catalogue() throws -> Catalogue { try Catalogue(root: root) }

    static func examiner(seconds: Int = 10) -> Examiner {
        var limits = Limits()
        limits.seconds = seconds
        return Examiner(compiler: Compiler(root: root, products: products), worker: Worker(limits: limits))
    }

    static func exercise(_ lesson: Int, _ number: Int) throws -> Exercise {
        guard let found = try catalogue().exercises.first(where: { $0.lesson == lesson && $0.number == number }) else {
            throw CourseError("there is no exercise \(lesson).\(number)", remedy: "correct the test")
        }
        return found
    }

    /// An answer to exercise 3.1 with this body of `step`, and more before it.
    static func momentum(_ step: String, before: String = "") -> String {
        """
        \(before)
        struct Momentum {
            let momentum: Double
            var velocity: [Double]
            init(momentum: Double, weights: Int) {
                self.momentum = momentum
                velocity = Array(repeating: 0, count: weights)
            }
            mutating func step(_ weights: inout [Double], along gradient: [Double], learningRate: Double) {
                \(step)
            }
        }
        """
    }

    /// The body that is right.
    static let rightStep = """
        for i in weights.indices {
            velocity[i] = momentum * velocity[i] + gradient[i]
            weights[i] -= learningRate * velocity[i]
        }
        """
}
