package io.cloudcostguard.ingest.submission;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.identity.limit.PlanMemory;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.plan.PlanSource;
import io.cloudcostguard.schemas.plan.Usage;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Submits plans that are not the body of `POST /v1/plans`, on the same path.
@Component
public final class Intake {

  private final Uploads uploads;
  private final Submissions submissions;
  private final PlanMemory memory;

  Intake(Uploads uploads, Submissions submissions, PlanMemory memory) {
    this.uploads = uploads;
    this.submissions = submissions;
    this.memory = memory;
  }

  /// Whose plan it is, and what is said of it.
  ///
  /// @param by who submits it, as the audit names them
  /// @param region where resources are whose region the plan does not say
  /// @param idempotencyKey the same plan under the same key is accepted once
  public record Parcel(
      String tenant,
      String by,
      String project,
      String workspace,
      @Nullable String region,
      @Nullable String idempotencyKey,
      PlanSource source) {}

  /// Reads a plan as it arrives, and publishes what pricing needs of it.
  ///
  /// @return the plan's id
  /// @throws ProblemException if it was not accepted
  public String accept(Parcel parcel, InputStream plan, @Nullable Usage usage, TraceParent trace)
      throws IOException {
    try (PlanMemory.Lease lease = memory.lease()) {
      return accept(parcel, uploads.read(plan, parcel.region(), usage, lease), trace);
    }
  }

  /// The same of a plan in a form, whose parts have other names than those of ours.
  public String acceptForm(
      Parcel parcel, HttpServletRequest form, FormParts parts, TraceParent trace)
      throws IOException {
    try (PlanMemory.Lease lease = memory.lease()) {
      return accept(parcel, uploads.readForm(form, parcel.region(), parts, lease), trace);
    }
  }

  private String accept(Parcel parcel, Upload upload, TraceParent trace) {
    Submission submission =
        new Submission(
            parcel.project(),
            parcel.workspace(),
            parcel.region(),
            parcel.source(),
            null,
            parcel.idempotencyKey());
    return submissions.accept(parcel.tenant(), parcel.by(), submission, upload, trace).id();
  }
}
