import CKernels
import Testing

extension Kernels {
    @Suite struct DispatchTests {
        @Test func `what this machine cannot run is refused`() {
            let name = String(cString: dh_isa_name())
            #expect(instructionSets.contains("portable"))
            #expect(instructionSets.contains(name))
            #expect(!dh_set_isa("abacus"))
            #if arch(x86_64)
            #expect(!dh_set_isa("neon"))
            #endif
            #expect(String(cString: dh_isa_name()) == name)
        }
    }
}
