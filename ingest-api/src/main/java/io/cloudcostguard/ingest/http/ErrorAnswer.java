package io.cloudcostguard.ingest.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// Answers for errors that never reached a route, e.g. a request the server itself refused.
@Controller
final class ErrorAnswer implements ErrorController {

  private static final Logger LOGGER = LoggerFactory.getLogger(ErrorAnswer.class);

  @RequestMapping("${server.error.path:/error}")
  ResponseEntity<byte[]> answer(HttpServletRequest request) {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : 404;
    Problem problem =
        status >= 500
            ? internal(
                request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable error
                    ? error
                    : null)
            : refused(status);
    return ResponseEntity.status(problem.status())
        .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .body(problem.json());
  }

  static Problem refused(int status) {
    return Problem.of(
        status == 404 ? ProblemType.UNKNOWN_ROUTE : ProblemType.BAD_REQUEST,
        status,
        "The server refused the request with status " + status + ".",
        "Submit plans with POST /v1/plans, read estimates with GET /v1/estimates/{id}.");
  }

  static Problem internal(@Nullable Throwable error) {
    String id = UUID.randomUUID().toString();
    LOGGER.atError().addKeyValue("problemId", id).setCause(error).log("unexpected error");
    return ProblemHandler.internal(id);
  }
}
