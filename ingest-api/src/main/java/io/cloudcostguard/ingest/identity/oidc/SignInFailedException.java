package io.cloudcostguard.ingest.identity.oidc;

/// A sign-in that ends without a session, for one of the reasons that the console has words for.
final class SignInFailedException extends Exception {

  private static final int LONGEST = 200;

  private final Reason reason;

  /// Why, as the console is told.
  enum Reason {
    /// The person, or the issuer, said no.
    DENIED,
    /// It began too long ago, or in another browser.
    EXPIRED,
    /// What the issuer answered is not for this sign-in.
    INVALID,
    /// The issuer does not answer.
    UNAVAILABLE,
    /// The person has no tenant here, or no name.
    NO_TENANT,
    /// The person may not look at anything.
    NO_RIGHTS
  }

  SignInFailedException(Reason reason, String message) {
    super(shortened(message));
    this.reason = reason;
  }

  SignInFailedException(Reason reason, Exception cause) {
    super(shortened(String.valueOf(cause.getMessage())), cause);
    this.reason = reason;
  }

  /// A part of it may be the issuer's.
  private static String shortened(String message) {
    return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
  }

  Reason reason() {
    return reason;
  }
}
