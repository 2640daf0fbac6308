package io.cloudcostguard.e2e.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/// One request.
///
/// @param of the operation that it was made from
/// @param answers the statuses that it may have
/// @param wellFormed whether it is HTTP: if not, closing the connection is an answer too
/// @param cut whether it ends before it is over
@SuppressWarnings("ArrayRecordComponent") // never compared
record Shot(
    Surface.Operation of, byte[] bytes, Set<Integer> answers, boolean wellFormed, boolean cut) {

  boolean isHead() {
    return bytes.length > 4 && new String(bytes, 0, 5, StandardCharsets.ISO_8859_1).equals("HEAD ");
  }

  /// Its beginning, to be read by people; without who sent it.
  String shown() {
    String text = new String(bytes, 0, Math.min(bytes.length, 1500), StandardCharsets.ISO_8859_1);
    return text.replaceAll("(?im)^(Authorization|X-Api-Key):.*$", "$1: …")
        .replaceAll("[^\\x20-\\x7E\\n]", "·");
  }
}
