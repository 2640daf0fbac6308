package io.cloudcostguard.ingest.integration.runtask;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A run task as a client sees it.
///
/// @param project the project its plans belong to; null: the organisation's name
/// @param workspace null: the workspace's name
/// @param apiHost the HCP Terraform or Terraform Enterprise that is spoken to, and no other
/// @param hook where its requests go
/// @param hmacKey what they are signed with; only in the answer that created it
record RunTask(
    String id,
    String name,
    @Nullable String project,
    @Nullable String workspace,
    String apiHost,
    FailWhen failWhen,
    String hook,
    @Nullable String hmacKey,
    Instant createdAt) {

  static String hookOf(String id) {
    return "/v1/run-tasks/" + id + "/hook";
  }

  @Override
  public String toString() {
    return "RunTask[id=" + id + ", name=" + name + "]";
  }
}
