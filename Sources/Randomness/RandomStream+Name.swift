extension RandomStream {
  /// The stream that a name names below this one.
  ///
  /// Different names give different streams: the bytes of the name, eight at a time, are labels of
  /// children one below the other, the first label being its length. The same name gives the same
  /// stream whatever other names there are. A stream should have children by number or by name, not both.
  /// The name is read as UTF-8.
  public func child(named name: String) -> RandomStream {
    let bytes = Array(name.utf8)
    // "name" in the upper half keeps the length apart from small numbers.
    var stream = child(0x6E61_6D65_0000_0000 | UInt64(bytes.count))
    for start in stride(from: 0, to: bytes.count, by: 8) {
      var label: UInt64 = 0
      for byte in bytes[start..<min(start + 8, bytes.count)].reversed() {
        label = label << 8 | UInt64(byte)
      }
      stream = stream.child(label)
    }
    return stream
  }
}
