import Foundation

/// Bytes that should have been JSON and are not.
public struct JSONTextError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One message that says what is wrong.
  public let description: String
}

extension JSONValue: Codable {
  /// Decodes any value.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // Each wrong guess costs an error: the kinds that records hold most of come first.
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([String: JSONValue].self) {
      self = .object(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .canonical(value)
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else {
      self = .array(try container.decode([JSONValue].self))
    }
  }

  /// Encodes the value.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }

  /// Reads a JSON text.
  ///
  /// - Throws: `JSONTextError` where the bytes are no JSON.
  public init(parsing bytes: [UInt8]) throws(JSONTextError) {
    do {
      self = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    } catch {
      throw JSONTextError(description: "not valid JSON")
    }
  }

  /// The JSON form of anything that can be encoded.
  ///
  /// - Throws: `JSONTextError` where it has none, as for a number that is not finite.
  public init(encoding value: some Encodable) throws(JSONTextError) {
    do {
      self = try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(value))
    } catch {
      throw JSONTextError(description: "no JSON form: \(error)")
    }
  }

  /// Reads this value as something that can be decoded.
  ///
  /// - Throws: `JSONTextError` that names the key where the value does not fit.
  public func decoded<Value: Decodable>(as type: Value.Type) throws(JSONTextError) -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(canonicalText.utf8))
    } catch let DecodingError.keyNotFound(key, _) {
      throw JSONTextError(description: "key '\(key.stringValue)' is missing")
    } catch let DecodingError.typeMismatch(_, context),
      let DecodingError.valueNotFound(_, context), let DecodingError.dataCorrupted(context)
    {
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      throw JSONTextError(description: "\(path): \(context.debugDescription)")
    } catch {
      throw JSONTextError(description: "\(error)")
    }
  }
}
