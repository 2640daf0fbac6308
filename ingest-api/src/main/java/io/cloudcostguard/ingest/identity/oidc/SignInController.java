package io.cloudcostguard.ingest.identity.oidc;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Open;
import io.cloudcostguard.ingest.identity.oidc.SignInFailedException.Reason;
import io.cloudcostguard.ingest.identity.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/v1/sign-in`: a person signs in to the console with the issuer. The way leads to the issuer's
/// page, back here with a code, and on to the page of the console that the person wanted.
@RestController
final class SignInController {

  static final String END = "/v1/sign-in/end";

  private static final Logger LOGGER = LoggerFactory.getLogger(SignInController.class);
  private static final String WHY = "signing in is before there is a caller";

  /// Pages of the console only: an address of another site would make this one a way to it.
  private static final Pattern PAGE =
      Pattern.compile("#/(?:[A-Za-z0-9/_?=&.~:,+!'()*-]|%[0-9A-Fa-f]{2}){0,500}");

  private static final String FIRST_PAGE = "#/overview";

  private final @Nullable CodeFlow flow;
  private final SignInProperties properties;
  private final SignInAttempts attempts;
  private final Sessions sessions;

  SignInController(
      ObjectProvider<CodeFlow> flow,
      SignInProperties properties,
      SignInAttempts attempts,
      Sessions sessions) {
    this.flow = flow.getIfAvailable();
    this.properties = properties;
    this.attempts = attempts;
    this.sessions = sessions;
  }

  /// How a person can sign in.
  ///
  /// @param issuer with whom, besides keys; null: with keys only
  record Ways(@Nullable String issuer) {}

  @GetMapping("/v1/sign-in")
  @Open(because = WHY)
  Ways ways() {
    return new Ways(flow == null ? null : flow.issuer().toString());
  }

  /// @param to the page of the console to come back to
  @GetMapping("/v1/sign-in/begin")
  @Open(because = WHY)
  ResponseEntity<Void> begin(@RequestParam(required = false) @Nullable String to) {
    CodeFlow.Secrets secrets = CodeFlow.Secrets.random();
    String page = to != null && PAGE.matcher(to).matches() ? to : FIRST_PAGE;
    try {
      URI issuer = flow().pageOfIssuer(secrets);
      return redirect(issuer, attempts.begin(new SignInAttempts.Attempt(secrets, page)));
    } catch (SignInFailedException e) {
      return failed(e);
    }
  }

  @GetMapping(END)
  @Open(because = WHY)
  ResponseEntity<Void> end(
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String error,
      @RequestParam(required = false) @Nullable String iss,
      HttpServletRequest request) {
    CodeFlow issuer = flow();
    try {
      SignInAttempts.Attempt attempt = attempts.of(request, state);
      if (error != null || code == null || code.isBlank()) {
        throw new SignInFailedException(Reason.DENIED, "The issuer gives no code");
      }
      Caller person = issuer.person(code, iss, attempt.secrets());
      boolean secure = request.isSecure() || properties.isOverTls();
      LOGGER
          .atInfo()
          .addKeyValue("tenant", person.tenant())
          .addKeyValue("actor", person.name())
          .log("signed in");
      return redirect(
          console(attempt.page()),
          attempts.end(),
          sessions.begin(person, properties.sessionFor(), secure));
    } catch (SignInFailedException e) {
      return failed(e);
    }
  }

  private CodeFlow flow() {
    if (flow == null) {
      throw ProblemException.of(
          ProblemType.UNKNOWN_ROUTE,
          "This service has no issuer to sign in with.",
          "Sign in with an API key, or set CCG_OIDC_SIGNIN_CLIENTID.");
    }
    return flow;
  }

  /// The console says why, in its own words.
  private ResponseEntity<Void> failed(SignInFailedException failure) {
    LOGGER
        .atInfo()
        .addKeyValue("reason", Objects.requireNonNullElse(failure.getMessage(), ""))
        .log("sign-in failed");
    String reason = failure.reason().name().toLowerCase(Locale.ROOT);
    return redirect(console(FIRST_PAGE + "?signIn=" + reason), attempts.end());
  }

  /// A page of the console below the address that the issuer came back to.
  private URI console(String page) {
    URI here = Objects.requireNonNull(properties.redirectUri());
    String address = here.toString();
    return URI.create(address.substring(0, address.length() - END.length()) + "/" + page);
  }

  private static ResponseEntity<Void> redirect(URI to, ResponseCookie... cookies) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(HttpStatus.FOUND)
            .location(to)
            .header("Referrer-Policy", "no-referrer");
    for (ResponseCookie cookie : cookies) {
      answer.header(HttpHeaders.SET_COOKIE, cookie.toString());
    }
    return answer.build();
  }
}
