package io.cloudcostguard.ingest.identity.access;

/// A kind of token that callers may come with: tells whose it is.
public interface TokenCheck {

  /// Whether `token` has this kind's form.
  boolean recognises(String token);

  /// Whose token it is. Must not wait for the database where the token was seen before.
  TokenVerdict verdict(String token);
}
