package io.cloudcostguard.ingest.http;

import io.cloudcostguard.schemas.event.Spans;
import io.cloudcostguard.schemas.event.Spans.Hop;
import io.cloudcostguard.schemas.event.TraceParent;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/// Gives each request its place in the trace of its client, which goes on in the events that the
/// request causes.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
public final class RequestTrace extends OncePerRequestFilter {

  private static final String ATTRIBUTE = RequestTrace.class.getName();
  private static final int SERVER_ERROR = 500;

  private final Spans spans;
  private final Clock clock;

  RequestTrace(Spans spans, Clock clock) {
    this.spans = spans;
    this.clock = clock;
  }

  /// The trace that events of a request continue.
  public static TraceParent of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof TraceParent trace
        ? trace
        : TraceParent.continuing(request.getHeader(TraceParent.HEADER));
  }

  /// Health checks and scrapes are no part of anything.
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/actuator") || path.startsWith("/health") || path.equals("/metrics");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Hop hop =
        spans.begin(Spans.Kind.SERVER, request.getHeader(TraceParent.HEADER), clock.instant());
    request.setAttribute(ATTRIBUTE, hop.trace());
    boolean answered = false;
    try {
      chain.doFilter(request, response);
      answered = true;
    } finally {
      if (answered && request.isAsyncStarted()) {
        request.getAsyncContext().addListener(new WhenAnswered(hop, request, response));
      } else {
        end(hop, request, answered ? response.getStatus() : SERVER_ERROR);
      }
    }
  }

  private static void end(Hop hop, HttpServletRequest request, int status) {
    Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    hop.end(
        route instanceof String pattern
            ? request.getMethod() + " " + pattern
            : "request without a route",
        null,
        status >= SERVER_ERROR);
  }

  /// Ends the hop of a request whose answer comes after its thread has ended.
  private record WhenAnswered(Hop hop, HttpServletRequest request, HttpServletResponse response)
      implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
      end(hop, request, response.getStatus());
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }
}
