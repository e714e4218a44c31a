import Quantization

extension PrecisionPolicy {
  /// Applies the policy to a network's layers.
  ///
  /// For a layer, the scopes that are asked in turn are its own name, then `first` or `last` where it
  /// is the first or the last layer with weights (`first` before `last` where it is both), then the
  /// network; in each scope the rule of the class comes before the default. Parts that no scope names
  /// are nearest rounding, saturation, and no scaling; a format has no such default. The loss belongs
  /// to no layer: it follows the network's rules.
  ///
  /// - Parameters:
  ///   - names: the layers that compute, first to last.
  ///   - weighted: those of them with weights.
  /// - Returns: a rule for every tensor.
  /// - Throws: `TrainingError.specification` with every unknown layer name and every tensor without
  ///   a format.
  public func resolved(
    layers names: [String], weighted: [String]
  ) throws(TrainingError) -> ResolvedPrecisionPolicy {
    var problems: [TrainingError.Problem] = []
    for name in layers.keys.sorted() where !(names + ["first", "last"]).contains(name) {
      problems.append(
        .init(
          "policy.layers.\(name)",
          "the network has no such layer; it has \(names.joined(separator: ", ")), and 'first' and "
            + "'last' name \(weighted.first ?? "none") and \(weighted.last ?? "none")"))
    }
    func rule(_ tensorClass: TensorClass, in scopes: [Scope], of owner: String)
      -> ResolvedTensorRule
    {
      var found = TensorRule()
      for scope in scopes {
        if let own = scope.classes[tensorClass] { found = found.inheriting(own) }
        if let general = scope.default { found = found.inheriting(general) }
      }
      if found.format == nil {
        problems.append(
          .init(
            "policy",
            "no format is given for \(tensorClass.rawValue) of \(owner); name one for the "
              + "class or a default"))
      }
      let format = found.format ?? .float32
      let resolved = ResolvedTensorRule(format: format)
      return ResolvedTensorRule(
        format: format, rounding: found.rounding ?? resolved.rounding,
        underflow: found.underflow ?? resolved.underflow,
        scaling: found.scaling ?? resolved.scaling)
    }
    let resolved = names.map { name in
      var scopeNames = [name]
      if name == weighted.first { scopeNames.append("first") }
      if name == weighted.last { scopeNames.append("last") }
      let scopes = scopeNames.compactMap { layers[$0] } + [network]
      func own(_ tensorClass: TensorClass) -> ResolvedTensorRule {
        rule(tensorClass, in: scopes, of: name)
      }
      return ResolvedPrecisionPolicy.Layer(
        name: name, weight: own(.weight), activation: own(.activation), error: own(.error),
        weightGradient: own(.weightGradient), masterWeight: own(.masterWeight),
        optimizerState: own(.optimizerState))
    }
    let loss = rule(.loss, in: [network], of: "the network")
    guard problems.isEmpty else { throw .specification(problems) }
    return ResolvedPrecisionPolicy(layers: resolved, loss: loss)
  }
}
