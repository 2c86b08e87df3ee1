import Notebooks
import Testing

@Suite struct ExerciseListTests {
    private static let text = """
        //: # 3 · Momentum
        //: ## Exercises
        //: {{exercises}}
        notebook.finish()
        """

    @Test func `a report lists the lesson's exercises where it asks for them`() throws {
        var fixture = Fixture(Self.text)
        fixture.exercises = [
            .init(heading: "1 · The velocity", kind: "implement", file: "Exercises/1-Velocity.swift"),
            .init(heading: "2 · Lost", kind: "find the bug", file: "Exercises/2-Lost.swift"),
        ]
        let report = try fixture.woven()
        #expect(report.problems == [])
        #expect(
            report.markdown.contains(
                """
                ## Exercises
                - [1 · The velocity](Exercises/1-Velocity.swift): implement
                - [2 · Lost](Exercises/2-Lost.swift): find the bug

                Each file asks its question
                """))
        #expect(report.markdown.contains("`make exercise3`"))
    }

    @Test func `a lesson without exercises cannot list them`() throws {
        let problems = try Fixture(Self.text).problems()
        #expect(problems.count == 1)
        #expect(problems[0].contains("this lesson has no exercises"))
    }

    @Test func `the list takes a line of its own`() throws {
        var fixture = Fixture(Self.text.replacing("{{exercises}}", with: "See {{exercises}}"))
        fixture.exercises = [.init(heading: "1 · The velocity", kind: "implement", file: "Exercises/1-Velocity.swift")]
        #expect(try fixture.problems().contains { $0.contains("shares its line with text") })
    }
}
