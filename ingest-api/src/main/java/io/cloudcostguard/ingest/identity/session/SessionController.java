package io.cloudcostguard.ingest.identity.session;

import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Open;
import io.cloudcostguard.ingest.identity.access.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/v1/session`: signing in to the console, and out.
@RestController
final class SessionController {

  private static final String BEARER = "bearer ";

  private final Sessions sessions;

  SessionController(Sessions sessions) {
    this.sessions = sessions;
  }

  /// Who asks, and what they may do.
  record Session(String tenant, String name, List<String> scopes) {

    private static Session of(Caller caller) {
      return new Session(caller.tenant(), caller.name(), Scope.words(caller.scopes()));
    }
  }

  @GetMapping("/v1/session")
  @Needs(Scope.READ)
  Session session(Caller caller) {
    return Session.of(caller);
  }

  /// The token is in the header, as in every other request, and was checked already.
  @PostMapping("/v1/session")
  @Needs(Scope.READ)
  ResponseEntity<Session> begin(Caller caller, HttpServletRequest request) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      String token = authorization.substring(BEARER.length()).strip();
      answer.header(HttpHeaders.SET_COOKIE, sessions.begin(token, request.isSecure()).toString());
    }
    return answer.body(Session.of(caller));
  }

  @DeleteMapping("/v1/session")
  @Open(because = "signing out takes nothing but the cookie")
  ResponseEntity<Void> end() {
    ResponseEntity.HeadersBuilder<?> answer = ResponseEntity.noContent();
    Sessions.end().forEach(cookie -> answer.header(HttpHeaders.SET_COOKIE, cookie.toString()));
    return answer.build();
  }
}
