import Quantization

extension PrecisionPolicy {
  /// Applies the policy to a network's layers; from shapes alone, nothing is allocated.
  ///
  /// For a layer, the scopes that are asked in turn are its own name, then `first` or `last` where it
  /// is the first or the last layer with weights (`first` before `last` where it is both), then the
  /// network; in each scope the rule of the class comes before the rule of the class that it falls back
  /// on (parameters of normalisations on weights, their statistics on their parameters), and that before
  /// the default. Parts that no scope names
  /// are nearest rounding, saturation, and no scaling; a format has no such default. The loss belongs
  /// to no layer: it follows the network's rules.
  ///
  /// - Parameter network: whose layers are named.
  /// - Returns: a rule for every tensor.
  /// - Throws: `TrainingError.specification` with every unknown layer name, every tensor without
  ///   a format, and every scaling of a tensor whose format finds the scales of its blocks itself, under
  ///   the key that gives the scaling.
  public func resolved(for network: Network) throws(TrainingError) -> ResolvedPrecisionPolicy {
    try resolved(
      layers: network.layers.filter { !$0.selectsValues }.map { layer in
        PolicyLayer(
          name: layer.name, hasWeights: !layer.parameters.isEmpty, classes: layer.tensorClasses,
          takesBlocks: !layer.roundsOutput)
      })
  }

  /// Applies the policy to layers that compute, first to last.
  package func resolved(
    layers computing: [PolicyLayer]
  ) throws(TrainingError) -> ResolvedPrecisionPolicy {
    let names = computing.map(\.name)
    let weighted = computing.filter(\.hasWeights).map(\.name)
    var problems: [TrainingError.Problem] = []
    for name in layers.keys.sorted() where !(names + ["first", "last"]).contains(name) {
      problems.append(
        .init(
          "policy.layers.\(name)",
          "the network has no such layer; it has \(names.joined(separator: ", ")), and 'first' and "
            + "'last' name \(weighted.first ?? "none") and \(weighted.last ?? "none")"))
    }
    func rule(
      _ tensorClass: TensorClass, in scopes: [(key: String, scope: Scope)], of owner: String,
      takesBlocks: Bool = true
    ) -> ResolvedTensorRule {
      var found = TensorRule()
      var scalingKey = "policy"
      func take(_ rule: TensorRule?, _ key: String) {
        guard let rule else { return }
        if found.scaling == nil, rule.scaling != nil { scalingKey = "\(key).scaling" }
        found = found.inheriting(rule)
      }
      for (key, scope) in scopes {
        var asked: TensorClass? = tensorClass
        while let next = asked {
          take(scope.classes[next], "\(key).\(next.rawValue)")
          asked = next.fallback
        }
        take(scope.default, "\(key).default")
      }
      if found.format == nil {
        problems.append(
          .init(
            "policy",
            "no format is given for \(tensorClass.rawValue) of \(owner); name one for the "
              + "class or a default"))
      }
      let format = found.format ?? .float32
      if format.block != nil, !takesBlocks {
        problems.append(
          .init(
            "policy",
            "\(format), the format of \(tensorClass.rawValue) of \(owner), rounds in blocks along the "
              + "axis of each product, and a recurrent layer rounds step by step; allowed is a format "
              + "that rounds each value by itself"))
      }
      if format.block != nil, let scaling = found.scaling, scaling.method != .none {
        problems.append(
          .init(
            scalingKey,
            "\(scaling) does not go with \(format), the format of \(tensorClass.rawValue) of "
              + "\(owner), whose blocks find scales of their own; allowed is none"))
      }
      let resolved = ResolvedTensorRule(format: format)
      return ResolvedTensorRule(
        format: format, rounding: found.rounding ?? resolved.rounding,
        underflow: found.underflow ?? resolved.underflow,
        scaling: found.scaling ?? resolved.scaling)
    }
    let resolved = computing.map { layer in
      var scopeNames = [layer.name]
      if layer.name == weighted.first { scopeNames.append("first") }
      if layer.name == weighted.last { scopeNames.append("last") }
      let scopes =
        scopeNames.compactMap { name in
          layers[name].map { (key: "policy.layers.\(name)", scope: $0) }
        } + [(key: "policy", scope: network)]
      var rules: [TensorClass: ResolvedTensorRule] = [:]
      for tensorClass in TensorClass.allCases where layer.classes.contains(tensorClass) {
        rules[tensorClass] = rule(
          tensorClass, in: scopes, of: layer.name, takesBlocks: layer.takesBlocks)
      }
      return ResolvedPrecisionPolicy.Layer(name: layer.name, rules: rules)
    }
    let loss = rule(.loss, in: [("policy", network)], of: "the network")
    guard problems.isEmpty else { throw .specification(problems) }
    return ResolvedPrecisionPolicy(layers: resolved, loss: loss)
  }
}

/// What a policy needs to know of a layer.
package struct PolicyLayer {
  let name: String
  let hasWeights: Bool
  let classes: Set<TensorClass>
  let takesBlocks: Bool

  /// Describes a layer; by default one with weights and without normalisation.
  package init(
    name: String, hasWeights: Bool = true,
    classes: Set<TensorClass> = [
      .weight, .activation, .error, .weightGradient, .masterWeight, .optimizerState,
    ], takesBlocks: Bool = true
  ) {
    self.takesBlocks = takesBlocks
    self.name = name
    self.hasWeights = hasWeights
    self.classes = classes
  }
}

extension Layer {
  /// The classes of the layer's tensors.
  fileprivate var tensorClasses: Set<TensorClass> {
    var classes: Set<TensorClass> = [.activation, .error]
    if !parameters.isEmpty { classes.formUnion([.weightGradient, .masterWeight, .optimizerState]) }
    return classes.union(parameters.map(\.tensorClass)).union(states.map(\.tensorClass))
  }
}
