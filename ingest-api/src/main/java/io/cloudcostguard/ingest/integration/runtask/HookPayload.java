package io.cloudcostguard.ingest.integration.runtask;

import io.cloudcostguard.ingest.submission.SourceForm;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.plan.PlanSource;
import io.cloudcostguard.schemas.plan.Stage;
import java.net.URI;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The payload of a run task request, parsed leniently: missing, mistyped or unknown properties are
/// no errors here.
///
/// @see <a
///   href="https://developer.hashicorp.com/terraform/cloud-docs/api-docs/run-tasks/run-tasks-integration">HCP
///   Terraform, run tasks integration</a>
record HookPayload(JsonNode json) {

  /// In the request that only checks the address.
  private static final String VERIFICATION_TOKEN = "test-token";

  private static final int LONGEST = 500;
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9._-]");
  private static final Pattern PULL_REQUEST = Pattern.compile(".*/([1-9]\\d{0,8})/?");
  private static final Pattern COMMIT = Pattern.compile("(?:.*/)?([^/]+)/?");

  /// @throws IllegalArgumentException if it is no JSON object
  static HookPayload of(byte[] body) {
    try {
      JsonNode json = Json.MAPPER.readTree(body);
      if (!json.isObject()) {
        throw new IllegalArgumentException("not an object");
      }
      return new HookPayload(json);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  boolean isVerification() {
    return VERIFICATION_TOKEN.equals(text("access_token"));
  }

  boolean showsOutcomes() {
    return json.path("capabilities").path("outcomes").asBoolean(false);
  }

  /// Text of a property; null where there is none.
  @Nullable String text(String property) {
    JsonNode value = json.path(property);
    return value.isString() && !value.asString().isBlank() ? value.asString() : null;
  }

  /// Text that can be the name of a project or workspace.
  String name(String property, String fallback) {
    String text = text(property);
    String name = text == null ? fallback : NOT_IN_NAMES.matcher(text).replaceAll("-");
    return name.length() > 128 ? name.substring(0, 128) : name;
  }

  /// As far as it is what may be said with every other plan too; the rest is left out.
  PlanSource source() {
    String pullRequest = matched(PULL_REQUEST, text("vcs_pull_request_url"));
    String hash = text("vcs_commit_hash");
    String page = text("run_app_url");
    return new PlanSource(
        repository(),
        pullRequest == null ? null : Integer.valueOf(pullRequest),
        right(matched(COMMIT, hash == null ? text("vcs_commit_url") : hash), SourceForm::isCommit),
        right(text("vcs_branch"), SourceForm::isBranch),
        page == null ? null : SourceForm.runUrl(page),
        "post_apply".equals(text("stage")) ? Stage.APPLIED : Stage.PROPOSED,
        right(text("run_id"), SourceForm::isRun));
  }

  /// `acme/shop` of `https://github.com/acme/shop.git`.
  private @Nullable String repository() {
    String url = shortText("vcs_repo_url");
    if (url == null) {
      return null;
    }
    try {
      String path = URI.create(url).getPath();
      String name = path == null ? "" : path.replaceAll("^/+|/+$|\\.git$", "");
      return right(name, SourceForm::isRepository);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static @Nullable String right(@Nullable String text, Predicate<String> form) {
    return text != null && form.test(text) ? text : null;
  }

  private @Nullable String shortText(String property) {
    String text = text(property);
    return text == null || text.length() > LONGEST ? null : text;
  }

  private static @Nullable String matched(Pattern pattern, @Nullable String text) {
    Matcher matcher = pattern.matcher(text == null || text.length() > LONGEST ? "" : text);
    return matcher.matches() ? matcher.group(1) : null;
  }

  /// Without its token.
  @Override
  public String toString() {
    return "HookPayload[stage=" + text("stage") + "]";
  }
}
