import Notebooks
import Testing

@Suite struct ExcerptTests {
    private static let library = [
        SourceFile(
            path: "Sources/Optimizers/Momentum.swift",
            text: """
                import Tensors

                // A remark that is no documentation.

                /// v ← γ·v + g
                ///
                /// Polyak 1964.
                @frozen
                public struct Momentum<T: Sendable>: UpdateRule {
                    /// The running sum, "struct Momentum {".
                    public private(set) var velocity = 0.0
                    let names = ["a": "}"].map { $0 }
                    var gain: Double {
                        1 / (1 - γ)
                    }

                    @discardableResult
                    public mutating func update(_ w: inout Double, along g: Double) -> Double where T: Sendable {
                        let local = { "}" }()
                        return w
                    }

                    public func update(_ w: Double) { }
                    public init(γ: Double = f(1, 2)) { self.γ = γ }
                }

                extension Momentum: Equatable {
                    static func == (a: Self, b: Self) -> Bool { true }
                }
                """),
        SourceFile(
            path: "Sources/Training/Rules.swift",
            text: """
                public protocol UpdateRule {
                    associatedtype Slot
                    /// One step.
                    func update(_ w: inout Lanes)
                    func prepare(_ step: Int) -> Settings
                }
                enum Momentum2 { case momentum }
                /// Twice.
                func double(_ x: Double) -> Double {
                    let velocity = x
                    return velocity + x
                }
                enum Other { struct Momentum {} }
                let table: [Double] = [
                    1, 2,
                ]
                typealias Objective = (Double)
                    -> Double
                struct Twin {}
                """),
        SourceFile(path: "Sources/Tensors/Twin.swift", text: "struct Twin { var a = 1 }\n"),
    ]

    private func code(_ request: String) throws -> String {
        try Excerpt.find(request, in: Self.library).get().code
    }

    @Test func `a type comes with its documentation and attributes, to its closing brace`() throws {
        let excerpt = try Excerpt.find("Momentum", in: Self.library).get()
        #expect(excerpt.path == "Sources/Optimizers/Momentum.swift")
        #expect(
            excerpt.code.hasPrefix(
                "/// v ← γ·v + g\n///\n/// Polyak 1964.\n@frozen\npublic struct Momentum<T: Sendable>"))
        #expect(excerpt.code.hasSuffix("self.γ = γ }\n}"))
    }

    @Test func `members are cut out and moved to the margin`() throws {
        #expect(
            try code("Momentum.update(_:along:)") == """
                @discardableResult
                public mutating func update(_ w: inout Double, along g: Double) -> Double where T: Sendable {
                    let local = { "}" }()
                    return w
                }
                """)
        #expect(try code("Momentum.velocity").hasSuffix("public private(set) var velocity = 0.0"))
        #expect(try code("velocity").hasPrefix("/// The running sum"))
        #expect(try code("Momentum.gain") == "var gain: Double {\n    1 / (1 - γ)\n}")
        #expect(try code("Momentum.init") == "public init(γ: Double = f(1, 2)) { self.γ = γ }")
        #expect(try code("Momentum.names") == "let names = [\"a\": \"}\"].map { $0 }")
        #expect(try code("UpdateRule.update") == "/// One step.\nfunc update(_ w: inout Lanes)")
        #expect(try code("UpdateRule.prepare") == "func prepare(_ step: Int) -> Settings")
        #expect(try code("Slot") == "associatedtype Slot")
    }

    @Test func `top-level functions, constants and aliases are found whole`() throws {
        #expect(try code("double").hasPrefix("/// Twice.\nfunc double"))
        #expect(try code("table") == "let table: [Double] = [\n    1, 2,\n]")
        #expect(try code("Objective") == "typealias Objective = (Double)\n    -> Double")
    }

    @Test func `a name that means nothing, or two things, is refused with the candidates`() {
        #expect(
            Excerpt.find("Nesterov", in: Self.library)
                == .failure(
                    .init(message: "no declaration of the library or of the lesson's studies is named Nesterov")))
        guard case .failure(let failure) = Excerpt.find("Twin", in: Self.library) else {
            Issue.record("one of the twins was picked")
            return
        }
        #expect(
            failure.message
                == "Twin may be any of: Twin in Sources/Training/Rules.swift; Twin in Sources/Tensors/Twin.swift")
        #expect(throws: Excerpt.Failure.self) { try code("Momentum.update") }
    }

    @Test func `a part of the path tells twins apart`() throws {
        #expect(try code("Twin in Tensors") == "struct Twin { var a = 1 }")
    }
}
