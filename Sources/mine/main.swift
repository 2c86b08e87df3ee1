import Downhill
import Foundation
import Grading

// `make mine`: the parts that a learner has written train the digits together.
let program = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
do {
    let course = try CourseFolder(products: program.resolvingSymlinksInPath().deletingLastPathComponent())
    let work = try AtWork(Parts(course.catalogue.exercises, by: course.examiner()))
    let file = course.catalogue.root.appending(path: "Runs/mine.png")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(work.figure.png()).write(to: file, options: .atomic)
    print(work.text)
    print("  The curves: Runs/mine.png")
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(70)
}
