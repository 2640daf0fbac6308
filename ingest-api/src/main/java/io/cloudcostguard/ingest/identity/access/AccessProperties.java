package io.cloudcostguard.ingest.identity.access;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The operator's way in.
///
/// @param token what `Authorization: Bearer` carries when the operator comes; two, separated by a
///   comma, while one replaces the other; without one the service only listens on a loopback
///   address, and every user of the machine is the operator
@ConfigurationProperties("ccg.api")
record AccessProperties(@Nullable String token) {

  private static final int MOST = 2;

  AccessProperties {
    token = token == null || token.isBlank() ? null : token.strip();
    if (token != null && tokens(token).size() > MOST) {
      throw new IllegalArgumentException("ccg.api.token has more than two tokens");
    }
    if (token != null && tokens(token).isEmpty()) {
      throw new IllegalArgumentException("ccg.api.token has commas, and no token");
    }
  }

  /// Each of the tokens; none without one.
  List<String> tokens() {
    return token == null ? List.of() : tokens(token);
  }

  private static List<String> tokens(String token) {
    return Stream.of(token.split(",", -1))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .toList();
  }

  @Override
  public String toString() {
    return "AccessProperties[token=" + (token == null ? "none" : "***") + "]";
  }
}
