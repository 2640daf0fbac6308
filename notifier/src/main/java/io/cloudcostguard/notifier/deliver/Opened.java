package io.cloudcostguard.notifier.deliver;

import org.jspecify.annotations.Nullable;

/// A subscription's credentials, for the time of few attempts.
///
/// @param url where to; for e-mail, `mailto:`
/// @param secret keys or a token; null where there is none
record Opened(String url, @Nullable String secret) {

  /// Without anything of it.
  @Override
  public String toString() {
    return "Opened";
  }
}
