// swift-tools-version: 6.2
import PackageDescription

/// A lesson's program: its notebook, `main.swift`, and what it measures, in `Studies`. What it writes stands beside it, and so do its twin in PyTorch and its
/// exercises, which `exercises` compiles.
///
/// - Parameters:
///   - dataSet: The name of the folder with a second notebook, which measures on a real data set.
///   - kept: The file or folder that keeps what it measured, where that is not the data set's name with `.json`.
///   - pages: What else it writes into its folder.
///   - hasTwin: Whether it has a `Twin.py`.
///   - hasExercises: Whether it has a folder of exercises.
func lesson(
    _ name: String, _ folder: String, dataSet: String? = nil, kept: String? = nil, pages: [String] = [],
    hasTwin: Bool = true, hasExercises: Bool = true
) -> [Target] {
    let besides =
        dataSet.map { [$0, "\($0).md", kept ?? "\($0).json", "\($0).claims.json", "\($0).Statements.md"] } ?? []
    let notebook = Target.executableTarget(
        name: name, dependencies: ["Downhill"], path: "Lessons/\(folder)",
        exclude: ["README.md", "Statements.md", "claims.json"] + pages + besides + (hasExercises ? ["Exercises"] : [])
            + (hasTwin ? ["Twin.py"] : []),
        sources: ["main.swift", "Studies"], swiftSettings: testable)
    return [notebook] + (dataSet.map { [measured(name, on: $0, "Lessons/\(folder)/\($0)")] } ?? [])
}

func measured(_ name: String, on dataSet: String, _ path: String) -> Target {
    .executableTarget(
        name: "\(name)-\(dataSet.lowercased())", dependencies: ["Downhill"], path: path, swiftSettings: testable)
}

/// What a test may look into, in release too: lessons' studies and the grader's parts.
let testable: [SwiftSetting] = [.unsafeFlags(["-enable-testing"])]

/// For what works with words, and for tests: the optimizer would take more than half of the compiler's time and return none of it. A package that depends on
/// this one, and has it among its checkouts, may be refused such flags.
let unoptimized: [SwiftSetting] =
    ["/checkouts/", "/registry/"].contains(where: Context.packageDirectory.contains) ? [] : [.unsafeFlags(["-Onone"])]

/// The lessons, and the checks of what they say and of what grades their exercises.
let course: [[Target]] = [
    lesson("lesson1", "01-GradientIntuition"),
    lesson("lesson2", "02-StochasticGradientDescent", dataSet: "MNIST"),
    lesson("lesson3", "03-Momentum"),
    lesson("lesson4", "04-RMSProp"),
    lesson("lesson5", "05-Adam"),
    lesson("lesson6", "06-Schedules"),
    lesson("lesson7", "07-BatchNormResNet", dataSet: "CIFAR-10"),
    lesson("lesson8", "08-SanityChecks", pages: ["CIFAR-10.json"]),
    lesson("lesson9", "09-Losses"),
    lesson("lesson10", "10-SeeingTraining"),
    lesson("lesson11", "11-TrainingForReal"),
    lesson("lesson12", "12-ConvergenceBattle", dataSet: "MNIST"),
    lesson("lesson13", "13-CIFAR10", dataSet: "CIFAR-10", kept: "Trainings"),
    lesson("lesson14", "14-Reflection", pages: ["Ledger.md", "OnePage.md"], hasTwin: false),
    [
        .testTarget(name: "GradingTests", dependencies: ["Checking", "Grading"]),
        .testTarget(name: "MineTests", dependencies: ["Grading", "mine"]),
        .testTarget(
            name: "LessonTests",
            dependencies: [
                "Downhill", "TestSupport", "lesson1", "lesson2", "lesson2-mnist", "lesson3", "lesson4", "lesson5",
                "lesson6", "lesson7", "lesson7-cifar-10", "lesson8", "lesson9", "lesson10", "lesson11", "lesson12",
                "lesson12-mnist", "lesson13", "lesson13-cifar-10", "lesson14",
            ]),
    ],
]

/// What counts in scalars, from the ground up, and its checks: each module knows only those listed before it. `make test` builds it in either precision.
let core: [Target] = [
    .systemLibrary(name: "CZlib"),  // libpng's own dependency, and part of every system's SDK: nothing more to install
    .target(
        name: "CKernels",
        linkerSettings: [.linkedLibrary("m"), .linkedLibrary("pthread", .when(platforms: [.linux]))]),
    .target(name: "Numbers"),
    .target(name: "Tensors", dependencies: ["CKernels"]),
    .target(name: "Networks", dependencies: ["Numbers", "Tensors"]),
    .target(name: "Safetensors", dependencies: ["Numbers", "Tensors"]),
    .target(name: "Optimizers", dependencies: ["CKernels", "Numbers", "Tensors"]),
    .target(name: "Datasets", dependencies: ["CKernels", "CZlib", "Numbers", "Tensors"]),
    .target(
        name: "Training", dependencies: ["Datasets", "Networks", "Numbers", "Optimizers", "Safetensors"],
        resources: ["simplemlp-digits", "convnet-shapes", "simplemlp-mnist", "convnet-cifar10", "resnet20-cifar10"].map
        {
            .embedInCode("Configurations/\($0).json")
        }),
    .target(name: "TrainingChecks", dependencies: ["Training"]),
    .target(name: "Inspection", dependencies: ["Tensors"]),

    // A module's tests have the module's name.
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "TensorsTests", dependencies: ["Tensors"]),
    .testTarget(name: "NetworksTests", dependencies: ["Networks", "Safetensors", "TestSupport"], exclude: ["Golden"]),
    .testTarget(name: "SafetensorsTests", dependencies: ["Networks", "Safetensors", "TestSupport"]),
    .testTarget(name: "OptimizersTests", dependencies: ["Optimizers"], exclude: ["Golden"]),
    .testTarget(name: "DatasetsTests", dependencies: ["Datasets"]),
    .testTarget(name: "TrainingTests", dependencies: ["Training", "TestSupport"]),
    .testTarget(name: "TrainingChecksTests", dependencies: ["TrainingChecks"]),
    .testTarget(name: "InspectionTests", dependencies: ["Datasets", "Inspection", "Networks", "Optimizers"]),
]

/// The rest of the library, the tools and their checks.
let house: [Target] = [
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .target(name: "TensorBoard", dependencies: ["Numbers"]),
    .target(name: "Plots", dependencies: ["CKernels", "CPNG", "Numbers"]),
    .target(name: "Notebooks", dependencies: ["Numbers"], swiftSettings: unoptimized),
    .target(name: "Downhill", dependencies: ["Inspection", "Notebooks", "Plots", "Training", "TrainingChecks"]),

    // The exercises: what runs a learner's code, and what judges it.
    .target(name: "Checking"),
    .target(name: "Grading", dependencies: ["Checking", "Numbers"], swiftSettings: testable),
    .executableTarget(name: "exercises", dependencies: ["Grading"]),

    // The tools.
    .executableTarget(
        name: "course",
        dependencies: [
            "Downhill", "Grading", "TensorBoard", .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ]),
    .executableTarget(name: "mine", dependencies: ["Downhill", "Grading"], swiftSettings: testable),
    .executableTarget(
        name: "gallery", dependencies: ["Plots", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
    .executableTarget(
        name: "bench",
        dependencies: ["CKernels", "Downhill", .product(name: "ArgumentParser", package: "swift-argument-parser")],
        exclude: ["README.md", "Tables", "pytorch.py"]),

    // The checks.
    .testTarget(name: "CKernelsTests", dependencies: ["CKernels"]),
    .testTarget(name: "NumbersTests", dependencies: ["Numbers", "TestSupport"]),
    .testTarget(name: "TensorBoardTests", dependencies: ["TensorBoard", "TestSupport"]),
    .testTarget(name: "PlotsTests", dependencies: ["Plots"]),
    .testTarget(name: "NotebooksTests", dependencies: ["Notebooks"]),
    .testTarget(
        name: "CourseTests", dependencies: ["course", "Downhill", "TestSupport"], exclude: ["read_events.py"]),
    .testTarget(name: "BenchTests", dependencies: ["bench", "TestSupport"]),
    // Of the package as a whole: which way its arrows point, whether its guides' code compiles, whether its declarations say what they are.
    .testTarget(name: "HouseTests", dependencies: ["Downhill", "TestSupport"]),
]

/// What tries every reader with mangled files; `scripts/fuzz` builds it.
let fuzzing: [Target] = [
    .executableTarget(
        name: "Fuzzing", dependencies: ["Grading", "Notebooks", "Plots", "Training"], path: "Tests/Fuzzing")
]

/// What is built without the rest: in double precision `make test` builds the core, and `make verify` the house too. Lessons are measured in single precision.
let alone = Context.environment["DOWNHILL_ALONE"]

let package = Package(
    name: "Downhill",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "DownhillCore", targets: ["Networks", "Optimizers", "Safetensors", "Tensors"])
    ]
        + (alone == "core"
            ? []
            : [
                .library(name: "Downhill", targets: ["Downhill"]),
                .library(name: "DownhillPlots", targets: ["Plots"]),
            ]),
    traits: [
        .trait(
            name: "DoublePrecision",
            description: "Scalars of 64 bits instead of 32: slower, and exact enough to check gradients to 1e-8.")
    ],
    dependencies: [.package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")],
    targets: core + (alone == "core" ? [] : house) + (alone == nil ? course.flatMap(\.self) : [])
        + (alone == "fuzzing" ? fuzzing : []),
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type == .test { target.swiftSettings = unoptimized }
