package io.cloudcostguard.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;

/// Something large to be fetched from somebody that nobody trusts.
///
/// @param url as it was given; it may be a credential
/// @param credentials headers for the host of `url` alone: a redirect to any other host goes
///   without them
/// @param maxBytes a body with more is given up
/// @param deadline of all of it, redirects and the body included
public record Download(
    String url, Map<String, String> credentials, long maxBytes, Duration deadline) {

  public Download {
    credentials = Map.copyOf(credentials);
  }

  /// Reads a body as it arrives.
  @FunctionalInterface
  public interface Reader<T> {
    T read(InputStream body) throws IOException;
  }

  /// What came of it.
  public sealed interface Outcome<T> {

    /// Its body was read to its end, or as far as the reader wanted.
    record Read<T>(T value) implements Outcome<T> {}

    /// The receiver answered with another status than 200.
    record Status<T>(int code) implements Outcome<T> {}

    /// The body has more bytes than it may have.
    record TooLarge<T>() implements Outcome<T> {}

    /// There was no answer, or it broke off.
    ///
    /// @param reason a sentence without addresses or secrets
    record None<T>(String reason) implements Outcome<T> {}

    /// Nothing was sent, or a redirect was not followed, and never will be.
    ///
    /// @param reason a sentence without addresses or secrets
    record Refused<T>(String reason) implements Outcome<T> {}
  }

  /// Without what may be a credential.
  @Override
  public String toString() {
    return "Download[maxBytes=" + maxBytes + ", deadline=" + deadline + "]";
  }
}
