import CFloatKernels
import COneDNN
import COpenBLAS

/// The libraries that compute the float32 kernels, for the records of runs.
public enum KernelLibraries {
  /// The versions that are loaded, by name.
  public static var versions: [String: String] {
    var versions: [String: String] = [:]
    if let version = dnnl_version()?.pointee {
      versions["oneDNN"] = "\(version.major).\(version.minor).\(version.patch)"
    }
    if let configuration = openblas_get_config() {
      versions["OpenBLAS"] = String(cString: configuration)
        .split(separator: " ").joined(separator: " ")
    }
    // Their sums are in another order than those of the libraries that take their place.
    if !vectorKernelsRun { versions["vector kernels"] = "off" }
    return versions
  }
}

/// Whether the vector kernels of CFloatKernels may run; their references in Swift run where they may not.
package let vectorKernelsRun = float_kernels_supported() != 0
