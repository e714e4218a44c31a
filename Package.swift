// swift-tools-version: 6.2
import PackageDescription

// Warnings are errors in CI only: a newer compiler's new warning must not break a user's build.
let strict: [SwiftSetting] =
  Context.environment["POSITLAB_WARNINGS_AS_ERRORS"] == "1" ? [.treatAllWarnings(as: .error)] : []

// What only programs, studies, reports and campaigns need is left out, and not even fetched, where a
// package depends on this one with `traits: []`.
let laboratory: TargetDependencyCondition? = .when(traits: ["Laboratory"])
let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser", condition: laboratory)
let yams: Target.Dependency = .product(name: "Yams", package: "Yams", condition: laboratory)
let subprocess: Target.Dependency = .product(
  name: "Subprocess", package: "swift-subprocess", condition: laboratory)

// The floors (see README): a target depends only on targets of lower floors, and
// `swift build --explicit-target-dependency-import-check error` enforces what is listed here.
let package = Package(
  name: "positlab",
  platforms: [.macOS(.v26)],
  products: [
    // MARK: - Public API
    .library(name: "PositArithmetic", targets: ["PositArithmetic"]),
    .library(name: "PositArrays", targets: ["PositArrays"]),
    .library(name: "PositOracle", targets: ["PositOracle"]),
    .library(name: "Quantization", targets: ["Quantization"]),
    .library(name: "Tensors", targets: ["Tensors"]),
    .library(name: "Randomness", targets: ["Randomness"]),
    .library(name: "Kernels", targets: ["Kernels"]),
    .library(name: "NeuralNetworks", targets: ["NeuralNetworks"]),
    .executable(name: "positlab", targets: ["positlab"]),
    .executable(name: "positbench", targets: ["positbench"]),
  ],
  traits: [
    .default(enabledTraits: ["Laboratory"]),
    .trait(
      name: "Laboratory",
      description: "The programs positlab and positbench: campaigns, studies and reports."),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    // MARK: - Floor 0: C libraries and C kernels
    .systemLibrary(
      name: "CMPFR", pkgConfig: "mpfr",
      providers: [.apt(["libmpfr-dev", "libgmp-dev"]), .brew(["mpfr", "gmp"])]),
    .systemLibrary(
      name: "COneDNN", providers: [.apt(["libdnnl-dev"]), .brew(["onednn"])]),
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CTurboJPEG", pkgConfig: "libturbojpeg",
      providers: [.apt(["libturbojpeg0-dev"]), .brew(["jpeg-turbo"])]),
    .systemLibrary(
      name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    // Whether vector kernels may run, and those kernels.
    .target(name: "CVectorLevel"),
    .target(name: "CQuantizationKernels", dependencies: ["CVectorLevel"]),
    .target(name: "CPositArrayKernels", dependencies: ["CVectorLevel"]),
    .target(name: "CFloatKernels", dependencies: ["CVectorLevel"]),

    // MARK: - Floor 1: numbers, tensors, records, the oracle
    // The hardware's square root has a slow path in libm that is never taken but must link.
    .target(
      name: "PositArithmetic", exclude: ["Rounding.md"], swiftSettings: strict,
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    .target(name: "PositOracle", dependencies: ["CMPFR"], swiftSettings: strict),
    .target(name: "Tensors", swiftSettings: strict),
    .target(name: "Randomness", swiftSettings: strict),
    .target(name: "RunRecords", swiftSettings: strict),
    .target(name: "Programs", dependencies: [subprocess], swiftSettings: strict),

    // MARK: - Floor 2: quantisation and float32 kernels, the judge
    .target(
      name: "Quantization",
      dependencies: ["PositArithmetic", "Randomness", "CQuantizationKernels"],
      swiftSettings: strict),
    .target(
      name: "PositArrays", dependencies: ["PositArithmetic", "CPositArrayKernels"],
      swiftSettings: strict),
    // What judges must not know what is judged: this target imports the oracle and nothing else.
    .target(name: "PositJudge", dependencies: ["PositOracle"], swiftSettings: strict),
    .target(
      name: "Kernels", dependencies: ["Tensors", "CFloatKernels", "COneDNN", "COpenBLAS"],
      swiftSettings: strict),

    // MARK: - Floor 3: networks, data sets, verification, hardware
    .target(
      name: "NeuralNetworks", dependencies: ["Tensors", "Kernels", "Quantization", "Randomness"],
      swiftSettings: strict),
    .target(
      name: "Datasets",
      dependencies: ["CZlib", "CTurboJPEG", "CPNG", "Randomness", "RunRecords"],
      swiftSettings: strict),
    .target(
      name: "Verification",
      dependencies: [
        "PositArithmetic", "PositArrays", "PositJudge", "PositOracle", "Quantization",
        "Randomness", "RunRecords", subprocess,
      ],
      swiftSettings: strict),

    // Golden results come from the oracle, never from the arithmetic that is judged by it.
    .target(
      name: "Hardware", dependencies: ["PositOracle", "Randomness", "RunRecords", "Programs"],
      swiftSettings: strict),

    // MARK: - Floor 4: studies and reports
    .target(
      name: "Experiments",
      dependencies: [
        "Tensors", "Kernels", "Quantization", "NeuralNetworks", "Datasets", "RunRecords", yams,
        subprocess,
      ],
      swiftSettings: strict),
    .target(
      name: "Reports", dependencies: ["Quantization", "RunRecords", "Programs"],
      swiftSettings: strict),

    // MARK: - Floor 5: programs
    .executableTarget(
      name: "positlab",
      dependencies: [
        "PositArithmetic", "PositJudge", "PositOracle", "Quantization", "NeuralNetworks",
        "Datasets", "Verification", "Hardware", "Experiments", "Reports", "RunRecords",
        argumentParser,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "positbench",
      dependencies: [
        "PositArithmetic", "PositArrays", "Tensors", "Quantization", "Kernels", "NeuralNetworks",
        "Datasets", "Randomness", "RunRecords", argumentParser,
      ],
      swiftSettings: strict),

    // MARK: - Tests
    // What tests of several targets share: seeds, effort, hard operands.
    .target(
      name: "TestSupport", dependencies: ["PositArithmetic"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "PositArithmeticTests",
      dependencies: ["PositArithmetic", "PositOracle", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PositArraysTests", dependencies: ["PositArrays", "PositArithmetic", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PositOracleTests", dependencies: ["PositOracle", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "RunRecordsTests", dependencies: ["RunRecords"], swiftSettings: strict),
    .testTarget(name: "RandomnessTests", dependencies: ["Randomness"], swiftSettings: strict),
    .testTarget(
      name: "QuantizationTests",
      dependencies: [
        "Quantization", "PositArithmetic", "PositOracle", "Randomness", "TestSupport",
      ],
      exclude: ["Reference/mx_reference.py"], swiftSettings: strict),
    // Made-up tensors, and definitions that are read literally, for tests of kernels and networks.
    .target(
      name: "TestTensors", dependencies: ["Tensors", "Kernels", "Randomness"],
      path: "Tests/TestTensors", swiftSettings: strict),
    .testTarget(
      name: "KernelsTests", dependencies: ["Tensors", "Kernels", "TestTensors", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "NeuralNetworksTests",
      dependencies: [
        "Tensors", "Kernels", "NeuralNetworks", "Quantization", "Randomness", "TestSupport",
        "TestTensors",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "DatasetsTests",
      dependencies: [
        "Datasets", "Randomness", "RunRecords", "TestSupport", "CZlib", "CTurboJPEG", "CPNG",
      ],
      swiftSettings: strict),
    // Operands for the judge come from campaigns.
    .testTarget(
      name: "PositJudgeTests",
      dependencies: [
        "PositJudge", "PositOracle", "Verification", "RunRecords", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "VerificationTests",
      dependencies: [
        "Verification", "PositArithmetic", "PositJudge", "PositOracle", "Quantization",
        "Randomness", "RunRecords", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "HardwareTests",
      dependencies: ["Hardware", "PositOracle", "Randomness", "RunRecords", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ExperimentsTests",
      dependencies: [
        "Experiments", "Reports", "RunRecords", "NeuralNetworks", "Datasets", "Quantization",
        "Randomness", "TestSupport", "CPNG",
      ],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "Quantization", "RunRecords", subprocess],
      exclude: ["Writing/Golden"], swiftSettings: strict),
    // The examples of the README and of the articles, which must be what stands here.
    .testTarget(
      name: "DocumentationTests",
      dependencies: [
        "PositArithmetic", "PositArrays", "PositOracle", "Quantization", "Tensors", "Randomness",
        "Kernels", "NeuralNetworks",
      ],
      swiftSettings: strict),
    // Posits with bugs to order, a subject that `positlab verify` must judge rightly.
    .executableTarget(name: "wrong-posit", path: "Tests/WrongPosit", swiftSettings: strict),
    .testTarget(
      name: "CommandTests",
      dependencies: ["positlab", "wrong-posit", "RunRecords", "TestSupport", subprocess],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
