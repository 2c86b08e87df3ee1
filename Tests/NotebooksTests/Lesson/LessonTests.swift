import Notebooks
import Testing

@Suite struct LessonTests {
    @Test func `folder and number come from the path`() throws {
        let lesson = try #require(
            Lesson(file: "/x/Lessons/03-Momentum/main.swift", title: "Momentum", report: "README.md"))
        #expect(lesson.number == 3)
        #expect(lesson.source == "Lessons/03-Momentum/main.swift")
        #expect(lesson.reportPath == "Lessons/03-Momentum/README.md")
        #expect(lesson.claimsPath == "Lessons/03-Momentum/claims.json")
        #expect(lesson.figuresFolder == "Figures/03-Momentum")
        #expect(lesson.partialPath == "Runs/partial/03-Momentum.md")
        #expect(lesson.command == "make lesson3")
    }

    @Test func `a second notebook of a lesson has its own files`() throws {
        let path = "/Lessons/x/Lessons/02-Descent/MNIST/main.swift"
        let lesson = try #require(Lesson(file: path, title: "MNIST", report: "MNIST.md"))
        #expect(lesson.folder == "02-Descent")
        #expect(lesson.source == "Lessons/02-Descent/MNIST/main.swift")
        #expect(lesson.claimsPath == "Lessons/02-Descent/MNIST.claims.json")
        #expect(lesson.figuresFolder == "Figures/02-Descent/MNIST")
        #expect(lesson.partialPath == "Runs/partial/02-Descent-MNIST.md")
    }

    @Test(arguments: ["/x/main.swift", "/x/Lessons/Momentum/main.swift", "/x/03-Momentum/main.swift"])
    func `a notebook elsewhere is no lesson`(_ path: String) {
        #expect(Lesson(file: path, title: "Momentum", report: "README.md") == nil)
    }
}
