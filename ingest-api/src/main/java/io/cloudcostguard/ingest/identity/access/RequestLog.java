package io.cloudcostguard.ingest.identity.access;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/// Logs each request in one line, and gives it an id: that of `X-Request-Id` where the client sent
/// a usable one, else a new one. The id is in the answer's header and in every line of the request.
///
/// The line has the route's pattern and never the path, which the client writes. Health checks and
/// scrapes are logged at DEBUG.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
final class RequestLog extends OncePerRequestFilter {

  static final String HEADER = "X-Request-Id";

  /// The key of the id in every log line of a request.
  static final String KEY = "requestId";

  private static final Logger LOGGER = LoggerFactory.getLogger(RequestLog.class);
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long start = System.nanoTime();
    String id = idOf(request.getHeader(HEADER));
    response.setHeader(HEADER, id);
    boolean ended = false;
    try (MDC.MDCCloseable _ = MDC.putCloseable(KEY, id)) {
      chain.doFilter(request, response);
      ended = true;
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(new WhenComplete(request, response, id, start));
      } else {
        log(request, response.getStatus(), id, start);
      }
    } finally {
      if (!ended) {
        log(request, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, id, start);
      }
    }
  }

  private static String idOf(@Nullable String given) {
    if (given != null && USABLE.matcher(given).matches()) {
      return given;
    }
    byte[] random = new byte[16];
    ThreadLocalRandom.current().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static void log(HttpServletRequest request, int status, String id, long start) {
    String route = routeOf(request);
    LoggingEventBuilder line = LOGGER.atLevel(isProbe(route) ? Level.DEBUG : Level.INFO);
    Caller caller = Caller.of(request);
    if (caller != null) {
      line = line.addKeyValue("tenant", caller.tenant()).addKeyValue("caller", caller.name());
    }
    line.addKeyValue(KEY, id)
        .addKeyValue(
            "method", METHODS.contains(request.getMethod()) ? request.getMethod() : "other")
        .addKeyValue("route", route)
        .addKeyValue("status", status)
        .addKeyValue("durationMillis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start))
        .log("request");
  }

  private static String routeOf(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
            instanceof String pattern
        ? pattern
        : "none";
  }

  private static boolean isProbe(String route) {
    return route.startsWith("/actuator") || route.startsWith("/health") || route.equals("/metrics");
  }

  /// Logs a request whose answer goes on after its thread has ended, e.g. an event stream.
  private record WhenComplete(
      HttpServletRequest request, HttpServletResponse response, String id, long start)
      implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
      log(request, response.getStatus(), id, start);
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }
  }
}
