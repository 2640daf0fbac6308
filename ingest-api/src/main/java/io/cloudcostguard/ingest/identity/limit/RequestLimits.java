package io.cloudcostguard.ingest.identity.limit;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.Refusals;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Applies the limits of every request: the rate limit of its address, the deadline of its body,
/// and the release of its memory.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class RequestLimits extends OncePerRequestFilter {

  private final Buckets clients = new Buckets("client");
  private final long perMinute;
  private final Duration bodyTime;
  private final Refusals refusals;

  RequestLimits(LimitProperties properties, Refusals refusals) {
    perMinute = properties.clientRequestsPerMinute();
    bodyTime = properties.bodyTime();
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      clients.count(ClientAddress.of(request.getRemoteAddr()), perMinute, response);
    } catch (ProblemException e) {
      refusals.send(request, response, e);
      return;
    }
    chain.doFilter(new TimedBody(request, bodyTime), response);
  }
}
