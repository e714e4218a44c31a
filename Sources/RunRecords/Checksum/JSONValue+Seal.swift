extension JSONValue {
  /// The key of the seal in a sealed object.
  public static let sealKey = "seal"

  /// This object with a seal: the SHA-256 of its canonical text without the seal.
  ///
  /// A seal detects damage and edits by hand; whoever wants to deceive can seal again.
  ///
  /// - Precondition: this is an object.
  public func sealed() -> JSONValue {
    guard case .object(var members) = self else { preconditionFailure("only objects are sealed") }
    members[Self.sealKey] = .string(seal)
    return .object(members)
  }

  /// This object without its seal, once the seal was found to fit the rest.
  ///
  /// - Parameter path: the file that it was read from, for the message.
  /// - Returns: the members without the seal.
  /// - Throws: `RecordError` of kind `malformed` where there is no seal or another content.
  public func unsealed(path: String) throws(RecordError) -> JSONValue {
    guard case .object(var members) = self, let found = members[Self.sealKey]?.string else {
      throw RecordError(.malformed, path: path, cause: "it has no seal")
    }
    guard found == seal else {
      throw RecordError(
        .malformed, path: path, cause: "its seal does not fit: it was damaged or edited")
    }
    members[Self.sealKey] = nil
    return .object(members)
  }

  /// The SHA-256, in hexadecimal, of the canonical text of all members but the seal itself.
  private var seal: String {
    guard case .object(var members) = self else { return "" }
    members[Self.sealKey] = nil
    return SHA256.hexadecimal(of: Array(JSONValue.object(members).canonicalText.utf8))
  }
}
