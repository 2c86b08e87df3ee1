// Float32 is what networks are trained in; Double resolves a gradient check to 1e-8, where a pullback that is half a
// per cent wrong cannot hide.
#if DoublePrecision
/// The number that tensors are made of: a `Double`, under the package's trait `DoublePrecision`.
public typealias Scalar = Double
#else
/// The number that tensors are made of: a `Float`; with the package's trait `DoublePrecision`, a `Double`.
public typealias Scalar = Float
#endif

/// Eight scalars that are updated together: what an update rule works on.
public typealias Lanes = SIMD8<Scalar>
