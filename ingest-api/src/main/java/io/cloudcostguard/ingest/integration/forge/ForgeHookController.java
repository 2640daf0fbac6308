package io.cloudcostguard.ingest.integration.forge;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.RequestTrace;
import io.cloudcostguard.ingest.identity.access.Open;
import io.cloudcostguard.ingest.result.settlement.Settlements;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// `POST /v1/hooks/github/{tenant}` and `/v1/hooks/gitlab/{tenant}`: closed and merged pull
/// requests no longer count as proposals. Anything else that a forge sends is answered, and makes
/// no difference.
@RestController
final class ForgeHookController {

  private static final int MAX_BYTES = 1024 * 1024;
  private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);
  private static final String ALGORITHM = "HmacSHA256";
  private static final String GITHUB_PREFIX = "sha256=";

  private final ForgeHookProperties properties;
  private final Settlements settlements;
  private final Clock clock;

  ForgeHookController(ForgeHookProperties properties, Settlements settlements, Clock clock) {
    this.properties = properties;
    this.settlements = settlements;
    this.clock = clock;
  }

  /// @param workspaces how many workspaces it was told of
  record Heard(int workspaces) {}

  @PostMapping("/v1/hooks/github/{tenant}")
  @Open(because = "its requests are signed with the tenant's secret")
  ResponseEntity<Heard> github(@PathVariable String tenant, HttpServletRequest request)
      throws IOException {
    byte[] body = body(request);
    String signature = request.getHeader("X-Hub-Signature-256");
    String secret = properties.secrets().get(tenant);
    if (secret == null || signature == null || !isSigned(signature, body, secret)) {
      throw wrong("X-Hub-Signature-256");
    }
    return heard(tenant, PullRequestEvent.ofGitHub(body), request);
  }

  @PostMapping("/v1/hooks/gitlab/{tenant}")
  @Open(because = "its requests carry the tenant's secret")
  ResponseEntity<Heard> gitlab(@PathVariable String tenant, HttpServletRequest request)
      throws IOException {
    byte[] body = body(request);
    String token = request.getHeader("X-Gitlab-Token");
    String secret = properties.secrets().get(tenant);
    if (secret == null || token == null || !isEqual(token, secret)) {
      throw wrong("X-Gitlab-Token");
    }
    return heard(tenant, PullRequestEvent.ofGitLab(body), request);
  }

  private ResponseEntity<Heard> heard(
      String tenant, @Nullable PullRequestEvent event, HttpServletRequest request) {
    int workspaces =
        event == null
            ? 0
            : settlements.pullRequestEnded(
                tenant,
                event.repository(),
                event.number(),
                event.merged(),
                notInTheFuture(event.at()),
                RequestTrace.of(request));
    return ResponseEntity.accepted()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Heard(workspaces));
  }

  private Instant notInTheFuture(@Nullable Instant at) {
    Instant now = clock.instant();
    return at == null || at.isAfter(now.plus(CLOCKS_DIFFER)) ? now : at;
  }

  private static byte[] body(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
    if (body.length > MAX_BYTES) {
      throw ProblemException.of(
          ProblemType.TOO_LARGE,
          "The body exceeds " + MAX_BYTES + " bytes.",
          "Send only events of pull requests.");
    }
    return body;
  }

  private static boolean isSigned(String signature, byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return isEqual(
          signature.strip().toLowerCase(Locale.ROOT),
          GITHUB_PREFIX + HexFormat.of().formatHex(mac.doFinal(body)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has no " + ALGORITHM, e);
    }
  }

  /// Found out in the same time whatever it is.
  private static boolean isEqual(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static ProblemException wrong(String header) {
    return ProblemException.of(
        ProblemType.WRONG_SIGNATURE,
        "The header " + header + " is missing, or is not of this tenant's secret.",
        "Set the same secret in ccg.hooks.secrets and in the webhook.");
  }
}
