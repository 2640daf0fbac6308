package io.cloudcostguard.schemas.secret;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/// A private key that signs webhooks (`v1a` of Standard Webhooks); receivers verify them with the
/// public key.
///
/// @see <a
///   href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
///   Webhooks, signature scheme</a>
public final class Ed25519Key {

  public static final String PREFIX = "whsk_";
  private static final String PUBLIC_PREFIX = "whpk_";
  private static final String ED25519 = "Ed25519";
  private static final int HALF = 32;

  private final byte[] seed;
  private final byte[] publicKey;

  private Ed25519Key(byte[] seed, byte[] publicKey) {
    this.seed = seed;
    this.publicKey = publicKey;
  }

  /// A new random key.
  public static Ed25519Key generate() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
      byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      byte[] encoded = pair.getPublic().getEncoded(); // X.509, which ends with the key itself
      return new Ed25519Key(
          seed, Arrays.copyOfRange(encoded, encoded.length - HALF, encoded.length));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has no Ed25519", e);
    }
  }

  /// From `whsk_` and the seed and the public key in base64.
  ///
  /// @throws IllegalArgumentException if it is not that
  public static Ed25519Key of(String text) {
    byte[] both =
        text.startsWith(PREFIX)
            ? Base64.getDecoder().decode(text.substring(PREFIX.length()))
            : new byte[0];
    if (both.length != 2 * HALF) {
      throw new IllegalArgumentException("Not an Ed25519 key for webhooks");
    }
    return new Ed25519Key(Arrays.copyOf(both, HALF), Arrays.copyOfRange(both, HALF, 2 * HALF));
  }

  /// As [#of] takes it: a secret.
  public String secret() {
    byte[] both = Arrays.copyOf(seed, 2 * HALF);
    System.arraycopy(publicKey, 0, both, HALF, HALF);
    return PREFIX + Base64.getEncoder().encodeToString(both);
  }

  /// What receivers check with.
  public String publicKey() {
    return PUBLIC_PREFIX + Base64.getEncoder().encodeToString(publicKey);
  }

  public byte[] sign(byte[] message) {
    try {
      PrivateKey key =
          KeyFactory.getInstance(ED25519)
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
      Signature signature = Signature.getInstance(ED25519);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has no Ed25519", e);
    }
  }
}
