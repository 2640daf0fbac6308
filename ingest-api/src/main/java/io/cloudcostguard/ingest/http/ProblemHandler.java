package io.cloudcostguard.ingest.http;

import io.cloudcostguard.ingest.database.DatabaseReadOnlyException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Turns everything that goes wrong into a [Problem]; never shows a stack trace.
@RestControllerAdvice
final class ProblemHandler {

  private static final Logger LOGGER = LoggerFactory.getLogger(ProblemHandler.class);

  private final MeterRegistry metrics;

  ProblemHandler(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  @ExceptionHandler
  ResponseEntity<byte[]> refused(ProblemException e) {
    if (e.getCause() != null) {
      LOGGER
          .atWarn()
          .addKeyValue("problem", e.problem().slug())
          .addKeyValue("reason", NestedExceptionUtils.getMostSpecificCause(e).toString())
          .log("request not served");
    }
    HttpHeaders headers = new HttpHeaders();
    e.headers().forEach(headers::set);
    return answer(e.problem(), headers);
  }

  @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
  ResponseEntity<byte[]> unknownRoute(HttpServletRequest request) {
    return answer(
        Problem.of(
            ProblemType.UNKNOWN_ROUTE,
            "No route has the path " + shown(request.getRequestURI()) + ".",
            "Submit plans with POST /v1/plans, read estimates with GET /v1/estimates/{id}."),
        HttpHeaders.EMPTY);
  }

  @ExceptionHandler
  ResponseEntity<byte[]> wrongMethod(
      HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
    String allowed =
        e.getSupportedMethods() == null ? "" : String.join(", ", e.getSupportedMethods());
    return answer(
        Problem.of(
            ProblemType.WRONG_METHOD,
            shown(request.getRequestURI()) + " does not support " + shown(e.getMethod()) + ".",
            "Use " + allowed + "."),
        e.getHeaders());
  }

  @ExceptionHandler
  ResponseEntity<byte[]> notAcceptable(HttpMediaTypeNotAcceptableException e) {
    return answer(
        Problem.of(
            ProblemType.NOT_ACCEPTABLE,
            "The header Accept names none of the formats of this route.",
            "Omit Accept to get JSON."),
        HttpHeaders.EMPTY);
  }

  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class,
    RecoverableDataAccessException.class,
    CannotCreateTransactionException.class
  })
  ResponseEntity<byte[]> databaseDown(Exception e) {
    return refused(
        ProblemException.unavailable(
            ProblemType.DATABASE_UNAVAILABLE,
            e instanceof DatabaseReadOnlyException
                ? "The database is read-only; plans and budgets are still accepted, and reads work."
                : "Reads are unavailable; plans and budgets are still accepted.",
            e));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> bodyBroken(IOException e) {
    LOGGER.atInfo().setCause(e).log("request body not received");
    return answer(
        Problem.of(
            ProblemType.BODY_NOT_RECEIVED,
            "The connection failed while the body was read.",
            "Send the request again."),
        HttpHeaders.EMPTY);
  }

  @ExceptionHandler
  ResponseEntity<byte[]> unexpected(Throwable e) {
    String id = UUID.randomUUID().toString();
    LOGGER.atError().addKeyValue("problemId", id).setCause(e).log("unexpected error");
    return answer(internal(id), HttpHeaders.EMPTY);
  }

  static Problem internal(String id) {
    Problem problem =
        Problem.of(
            ProblemType.INTERNAL,
            "The service failed; the request is not the cause.",
            "Report the problem with its id, which is also in the service's log.");
    return problem.withId(id);
  }

  private ResponseEntity<byte[]> answer(Problem problem, HttpHeaders headers) {
    metrics.counter("ccg.http.problems", "problem", problem.slug()).increment();
    return ResponseEntity.status(problem.status())
        .headers(headers)
        .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .body(problem.json());
  }

  private static String shown(String text) {
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }
}
