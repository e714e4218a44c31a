import CMPFR

/// The libraries that the oracle computes with.
public enum OracleVersions {
  /// Versions by name.
  public static var libraries: [String: String] {
    ["MPFR": String(cString: mpfr_get_version()), "GMP": String(cString: cmpfr_gmp_version())]
  }
}
