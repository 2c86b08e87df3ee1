import ArgumentParser
import CKernels

/// An instruction set that both sides can be held to.
enum InstructionSet: String, CaseIterable, ExpressibleByArgument {
    case avx2, avx512

    /// Holds our side to it.
    ///
    /// - Throws: `ValidationError` where this processor has none.
    func take() throws {
        guard dh_set_isa(rawValue) else { throw ValidationError("--isa \(self): this processor does not have it.") }
    }

    /// What PyTorch, MKL and oneDNN listen to when they start; pytorch.py tells its compiler.
    var ofPyTorch: [String: String] {
        let (kernels, mkl, dnn) =
            switch self {
            case .avx2: ("avx2", "AVX2", "AVX2")
            case .avx512: ("avx512", "AVX512", "AVX512_CORE")
            }
        return [
            "ATEN_CPU_CAPABILITY": kernels, "MKL_ENABLE_INSTRUCTIONS": mkl, "ONEDNN_MAX_CPU_ISA": dnn,
        ]
    }
}
