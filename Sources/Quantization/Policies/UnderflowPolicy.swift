/// What happens to a nonzero magnitude below the smallest positive posit, minpos.
///
/// IEEE-style formats have zero as the neighbour of their smallest subnormal and ignore this. How a
/// policy meets stochastic rounding: see the table of `Quantizer`.
public enum UnderflowPolicy: String, CaseIterable, Codable, Hashable, Sendable {
  /// Never to zero: every nonzero magnitude below minpos becomes minpos (Posit Standard 2022, 4.1).
  case saturate
  /// Magnitudes of minpos/2 or less become zero, others minpos (Lu et al., TC 2021; Yu et al.,
  /// ASPLOS 2024).
  case half
  /// Magnitudes of minpos/2^(2^es) or less become zero, others minpos (Raposo et al., ICASSP 2021).
  case geometric
  /// Every magnitude below minpos becomes zero; the companion of rounding toward zero.
  case truncate
}
