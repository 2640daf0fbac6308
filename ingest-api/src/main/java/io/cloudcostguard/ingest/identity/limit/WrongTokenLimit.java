package io.cloudcostguard.ingest.identity.limit;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.identity.access.WrongTokens;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Limits how often an address may send a token that is not valid. A valid one is not affected, so
/// that no client can lock out another one behind the same address.
@Component
final class WrongTokenLimit implements WrongTokens {

  private final Buckets addresses = new Buckets("address", "invalid tokens");
  private final long perMinute;
  private final Counter wrong;

  WrongTokenLimit(LimitProperties properties, MeterRegistry meters) {
    perMinute = properties.wrongTokensPerMinute();
    wrong =
        Counter.builder("ccg.access.wrong.tokens")
            .description("Requests with a token that is not valid")
            .register(meters);
  }

  @Override
  public @Nullable ProblemException count(
      HttpServletRequest request, HttpServletResponse response) {
    wrong.increment();
    try {
      addresses.count(ClientAddress.of(request.getRemoteAddr()), perMinute, response);
      return null;
    } catch (ProblemException tooMany) {
      return tooMany;
    }
  }
}
