package io.cloudcostguard.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;

/// The request to download a large body from an untrusted host.
///
/// @param url as it was given; it may be a credential
/// @param credentials headers for the host of `url` alone: a redirect to any other host goes
///   without them
/// @param maxBytes the limit of the body
/// @param deadline of the whole download, including redirects and the body
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

  /// The result of a download.
  public sealed interface Outcome<T> {

    /// The body was read to its end, or until the reader stopped.
    record Read<T>(T value) implements Outcome<T> {}

    /// The receiver answered with another status than 200.
    record Status<T>(int code) implements Outcome<T> {}

    /// The body exceeded the limit.
    record TooLarge<T>() implements Outcome<T> {}

    /// There was no answer, or it was interrupted.
    ///
    /// @param reason a sentence without addresses or secrets
    record None<T>(String reason) implements Outcome<T> {}

    /// The policy refused the request or a redirect; a retry would be refused too.
    ///
    /// @param reason a sentence without addresses or secrets
    record Refused<T>(String reason) implements Outcome<T> {}
  }

  /// Shows no credential.
  @Override
  public String toString() {
    return "Download[maxBytes=" + maxBytes + ", deadline=" + deadline + "]";
  }
}
