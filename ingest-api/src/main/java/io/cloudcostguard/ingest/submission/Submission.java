package io.cloudcostguard.ingest.submission;

import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.schemas.Sha256;
import io.cloudcostguard.schemas.plan.PlanSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The parameters of a submission, apart from the plan.
///
/// @param region where resources are whose region the plan does not say
/// @param callback is told of the outcome
/// @param idempotencyKey names the submission, so that it can be repeated safely
record Submission(
    String project,
    String workspace,
    @Nullable String region,
    PlanSource source,
    @Nullable String callback,
    @Nullable String idempotencyKey) {

  private static final String DEFAULT = "default";
  private static final Pattern REGION = Pattern.compile("[A-Za-z0-9-]{1,64}");

  static Submission of(Query query, @Nullable String idempotencyKey) {
    String region = query.text("region");
    if (region != null && !REGION.matcher(region).matches()) {
      throw Query.invalid("region", "must be the vendor's name of a region, e.g. eu-west-1");
    }
    return new Submission(
        query.name("project", DEFAULT),
        query.name("workspace", DEFAULT),
        region,
        SourceParameters.of(query),
        query.text("callback"),
        idempotencyKey);
  }

  /// The same in a run.
  Submission inRun(String run) {
    PlanSource in =
        new PlanSource(
            source.repository(),
            source.pullRequest(),
            source.commit(),
            source.branch(),
            source.runUrl(),
            source.stage(),
            run);
    return new Submission(project, workspace, region, in, callback, idempotencyKey);
  }

  /// One of several that come under one key. Each has a key of its own, which no client can send: a
  /// header has no line break.
  Submission ofPart(String project, String workspace) {
    String own = idempotencyKey == null ? null : idempotencyKey + "\n" + project + "/" + workspace;
    return new Submission(project, workspace, region, source, callback, own);
  }

  /// The same for the same plan, usage and parameters only; but for the address of the CI run's
  /// page, which is another when the run is repeated. SHA-256 in hex.
  String fingerprint(Upload upload) {
    MessageDigest sha256 = Sha256.start();
    Upload.SentUsage usage = upload.usage();
    add(sha256, upload.digest());
    add(sha256, usage == null ? null : usage.digest());
    add(sha256, project);
    add(sha256, workspace);
    add(sha256, region);
    add(sha256, source.repository());
    add(sha256, source.pullRequest());
    add(sha256, source.commit());
    add(sha256, source.branch());
    add(sha256, source.stage());
    add(sha256, source.run());
    add(sha256, callback);
    return HexFormat.of().formatHex(sha256.digest());
  }

  /// No part can be taken for two, nor nothing for a text.
  private static void add(MessageDigest sha256, @Nullable Object part) {
    byte[] bytes = part == null ? null : part.toString().getBytes(StandardCharsets.UTF_8);
    String length = bytes == null ? "-" : bytes.length + ":";
    sha256.update(length.getBytes(StandardCharsets.UTF_8));
    if (bytes != null) {
      sha256.update(bytes);
    }
  }

  /// Without the callback, which may be a credential.
  @Override
  public String toString() {
    return "Submission[project=" + project + ", workspace=" + workspace + "]";
  }
}
