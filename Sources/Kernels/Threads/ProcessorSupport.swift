import CFloatKernels

/// Whether the vector kernels of CFloatKernels can run on this processor; their references in Swift
/// run where they cannot.
let vectorKernelsRun = float_kernels_supported() != 0
