package io.cloudcostguard.schemas.secret;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The keys that sign a subscription's webhooks: the current ones, and replaced ones until their
/// time is up. This is what is sealed as the secret of a webhook.
///
/// @param keys the current ones first
public record SigningKeys(List<Key> keys) {

  private static final int SECRET_BYTES = 32;

  /// One of them.
  ///
  /// @param secret `whsec_…` for `v1`, `whsk_…` for `v1a`
  /// @param until when it ends; null while it is current
  public record Key(String secret, @Nullable Instant until) {

    boolean isOver(Instant now) {
      return until != null && !until.isAfter(now);
    }

    boolean isEd25519() {
      return secret.startsWith(Ed25519Key.PREFIX);
    }

    @Override
    public String toString() {
      return "Key[until=" + until + "]";
    }
  }

  public SigningKeys {
    keys = List.copyOf(keys);
  }

  /// New keys.
  ///
  /// @param ed25519 whether there is one for `v1a` too
  public static SigningKeys generate(boolean ed25519) {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    List<Key> keys = new ArrayList<>();
    keys.add(new Key("whsec_" + Base64.getEncoder().encodeToString(secret), null));
    if (ed25519) {
      keys.add(new Key(Ed25519Key.generate().secret(), null));
    }
    return new SigningKeys(keys);
  }

  /// From lines of a key and, once it is replaced, a space and its end.
  public static SigningKeys parse(String text) {
    return new SigningKeys(text.lines().map(SigningKeys::key).toList());
  }

  private static Key key(String line) {
    String[] parts = line.split(" ", 2);
    return new Key(parts[0], parts.length == 1 ? null : Instant.parse(parts[1]));
  }

  /// As [#parse] reads it: a secret.
  public String text() {
    return keys.stream()
        .map(key -> key.until() == null ? key.secret() : key.secret() + " " + key.until())
        .collect(Collectors.joining("\n"));
  }

  /// New keys of the same kinds, beside the present ones until these end.
  public SigningKeys rotated(Instant now, Instant until) {
    SigningKeys fresh = generate(keys.stream().anyMatch(Key::isEd25519));
    List<Key> all = new ArrayList<>(fresh.keys());
    keys.stream()
        .map(key ->
            key.until() == null || key.until().isAfter(until) ? new Key(key.secret(), until) : key)
        .filter(key -> !key.isOver(now))
        .forEach(all::add);
    return new SigningKeys(all);
  }

  /// Those that sign at this moment.
  public List<String> at(Instant now) {
    return keys.stream().filter(key -> !key.isOver(now)).map(Key::secret).toList();
  }

  /// How many keys there are of a kind: the current one, and replaced ones.
  public long perKind() {
    return keys.stream().filter(key -> !key.isEd25519()).count();
  }

  /// The current one for `v1`.
  public String secret() {
    return keys.stream()
        .filter(key -> !key.isEd25519())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No secret among the keys"))
        .secret();
  }

  /// What receivers check `v1a` with, the current one first; empty where nothing is signed so.
  public List<String> publicKeys() {
    return keys.stream()
        .filter(Key::isEd25519)
        .map(key -> Ed25519Key.of(key.secret()).publicKey())
        .toList();
  }
}
