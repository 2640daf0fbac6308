package io.cloudcostguard.ingest.identity.access;

/// Authenticates one kind of token.
public interface TokenCheck {

  /// Whether `token` has this kind's form.
  boolean recognises(String token);

  /// Whose token it is. Must not wait for the database where the token was seen before.
  TokenVerdict verdict(String token);
}
