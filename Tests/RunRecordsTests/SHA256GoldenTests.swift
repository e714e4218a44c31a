import Testing

@testable import RunRecords

/// The examples of FIPS 180-4 and the lengths around a block's end.
@Suite struct SHA256GoldenTests {
  @Test func publishedExamples() {
    let examples = [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ]
    for (message, digest) in examples {
      #expect(SHA256.hexadecimal(of: Array(message.utf8)) == digest)
    }
  }

  @Test func splittingTheMessageChangesNothing() {
    var bad: [String] = []
    for length in 0...200 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37) }
      let whole = SHA256.hexadecimal(of: bytes)
      for cut in stride(from: 0, through: length, by: 7) {
        var hash = SHA256()
        hash.update(Array(bytes[..<cut]))
        hash.update(Array(bytes[cut...]))
        if SHA256.hexadecimal(digest: hash.digest()) != whole { bad.append("\(length) at \(cut)") }
      }
    }
    #expect(bad.isEmpty, "lengths and cuts: \(bad.prefix(5))")
  }
}
