package io.cloudcostguard.schemas.chain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A text with signatures under it, each a line of an em dash, the key's name, and base64 of the
/// key's id and the signature of the text.
///
/// @param text ends with a newline
/// @see <a href="https://c2sp.org/signed-note">C2SP, signed notes</a>
public record SignedNote(String text, List<SignatureLine> signatures) {

  private static final String DASH = "\u2014 ";
  private static final int MOST_SIGNATURES = 20;
  private static final int LONGEST = 16 * 1024;
  private static final int ID_BYTES = 4;

  /// One of the signatures.
  ///
  /// @param name of the key
  /// @param value the key's id and the signature
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record SignatureLine(String name, byte[] value) {}

  public SignedNote {
    signatures = List.copyOf(signatures);
  }

  /// Signs a text.
  public static SignedNote sign(String text, NoteKey key) {
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("The text of a note ends with a newline");
    }
    byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
    byte[] value =
        ByteBuffer.allocate(ID_BYTES + signature.length).put(key.id()).put(signature).array();
    return new SignedNote(text, List.of(new SignatureLine(key.name(), value)));
  }

  /// Reads one; null where it is none.
  public static @Nullable SignedNote read(String note) {
    int end = note.lastIndexOf("\n\n");
    if (end < 0 || note.length() > LONGEST || !note.endsWith("\n")) {
      return null;
    }
    List<SignatureLine> signatures = new ArrayList<>();
    for (String line : note.substring(end + 2).split("\n", MOST_SIGNATURES + 1)) {
      if (line.isEmpty()) {
        break;
      }
      String[] parts = line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : null;
      if (parts == null || parts.length != 2) {
        return null;
      }
      try {
        signatures.add(new SignatureLine(parts[0], Base64.getDecoder().decode(parts[1])));
      } catch (IllegalArgumentException _) {
        return null;
      }
    }
    return signatures.isEmpty() ? null : new SignedNote(note.substring(0, end + 1), signatures);
  }

  /// The first of these keys that signed it; null where none did.
  public @Nullable NoteKey signer(Collection<NoteKey> keys) {
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    for (SignatureLine line : signatures) {
      byte[] value = line.value();
      for (NoteKey key : keys) {
        if (key.name().equals(line.name())
            && value.length > ID_BYTES
            && Arrays.equals(Arrays.copyOf(value, ID_BYTES), key.id())
            && key.verifies(message, Arrays.copyOfRange(value, ID_BYTES, value.length))) {
          return key;
        }
      }
    }
    return null;
  }

  /// As it is written.
  @Override
  public String toString() {
    StringBuilder note = new StringBuilder(text).append('\n');
    for (SignatureLine line : signatures) {
      note.append(DASH)
          .append(line.name())
          .append(' ')
          .append(Base64.getEncoder().encodeToString(line.value()))
          .append('\n');
    }
    return note.toString();
  }
}
