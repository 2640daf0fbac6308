package io.cloudcostguard.ingest.submission;

import io.cloudcostguard.estimation.plan.Holding;
import io.cloudcostguard.estimation.plan.PlanReader;
import io.cloudcostguard.estimation.plan.UnreadablePlanException;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.estimation.resource.UsageAllowList;
import io.cloudcostguard.estimation.usage.UsageFile;
import io.cloudcostguard.ingest.IngestProperties;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.identity.limit.LimitProperties;
import io.cloudcostguard.ingest.identity.limit.PlanMemory;
import io.cloudcostguard.ingest.identity.limit.Readings;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.Usage;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Parses request bodies: a plan, or a form with a plan and its usage file. Keeps only what pricing
/// needs.
@Component
final class Uploads {

  private static final int FORM_OVERHEAD = 64 * 1024;
  private static final int MAX_TEXT = 1024;

  private final ResourceTypes types = new ResourceTypes();
  private final PlanReader plans;
  private final UsageAllowList usages = new UsageAllowList(types);
  private final Readings readings;
  private final long maxPlanBytes;

  Uploads(IngestProperties properties, LimitProperties limits, Readings readings) {
    plans = new PlanReader(types, limits.maxResources());
    this.readings = readings;
    maxPlanBytes = properties.maxPlanBytes().toBytes();
  }

  /// The upload in a request.
  ///
  /// @param region where resources are whose region the plan does not say
  /// @param lease the memory that it may take
  /// @throws ProblemException if there is none that can be read
  Upload read(HttpServletRequest request, @Nullable String region, PlanMemory.Lease lease)
      throws IOException {
    if (!mediaType(request).startsWith("multipart/")) {
      return PlanBody.read(
          request,
          maxPlanBytes,
          readings,
          (plan, reading) -> read(plan, region, null, reading.within(lease)));
    }
    return readForm(request, region, FormParts.OURS, lease);
  }

  /// The upload in a request that is a form.
  Upload readForm(
      HttpServletRequest request, @Nullable String region, FormParts names, PlanMemory.Lease lease)
      throws IOException {
    FormStream.require(
        request, "Send a form with the parts %s and %s.".formatted(names.plan(), names.usage()));
    long limit = maxPlanBytes + UsageFile.MAX_BYTES + FORM_OVERHEAD;
    return PlanBody.read(
        request,
        limit,
        readings,
        (form, reading) -> {
          Parts parts = new Parts(region, reading.within(lease), names);
          new PlanForm(request.getContentType(), form, limit, names).read(parts);
          return parts.upload();
        });
  }

  static String mediaType(HttpServletRequest request) {
    String type = request.getContentType();
    return type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
  }

  /// A plan that is not the body of a request, and its expected usage.
  ///
  /// @param lease the memory that it may take
  Upload read(
      InputStream plan, @Nullable String region, @Nullable Usage usage, PlanMemory.Lease lease)
      throws IOException {
    return readings.read(
        plan, (bytes, reading) -> read(bytes, region, usage, reading.within(lease)));
  }

  /// A plan within a reading, and its expected usage.
  ///
  /// @param holding the memory and the work that it may take
  Upload read(InputStream plan, @Nullable String region, @Nullable Usage usage, Holding holding)
      throws IOException {
    Upload read = new Parts(region, holding, FormParts.OURS).plan(plan).upload();
    return new Upload(
        read.plan(), read.digest(), read.bytes(), usage == null ? null : sent(usages.of(usage)));
  }

  private static Upload.SentUsage sent(Usage usage) throws IOException {
    byte[] json = Json.MAPPER.writeValueAsBytes(usage);
    PlanBody body = new PlanBody(new ByteArrayInputStream(json), Long.MAX_VALUE);
    body.finish();
    return new Upload.SentUsage(usage, body.digest());
  }

  /// What was read so far of one upload.
  private final class Parts implements FormStream.Reader {

    private final @Nullable String region;
    private final Holding holding;
    private final FormParts names;
    private @Nullable Upload plan;
    private Upload.@Nullable SentUsage usage;

    Parts(@Nullable String region, Holding holding, FormParts names) {
      this.region = region;
      this.holding = holding;
      this.names = names;
    }

    @Override
    public void read(String part, InputStream bytes) throws IOException {
      if (part.equals(names.usage())) {
        usage = readUsage(bytes);
      } else if (part.equals(names.plan())) {
        plan(bytes);
      } else if (names.others() != null) {
        names.others().take(part, new String(bytes.readNBytes(MAX_TEXT), StandardCharsets.UTF_8));
      }
    }

    Parts plan(InputStream bytes) throws IOException {
      PlanBody body = new PlanBody(bytes, maxPlanBytes);
      Plan read = readPlan(body, region, holding);
      plan = new Upload(read, body.digest(), body.length(), null);
      return this;
    }

    Upload upload() {
      Upload read = Objects.requireNonNull(plan);
      return new Upload(read.plan(), read.digest(), read.bytes(), usage);
    }
  }

  private Plan readPlan(PlanBody body, @Nullable String region, Holding holding)
      throws IOException {
    try {
      Plan plan = plans.read(body, region, holding);
      body.finish();
      return plan;
    } catch (UnreadablePlanException e) {
      throw ProblemException.of(
          typeOf(e.kind()), e.getMessage() == null ? "" : e.getMessage(), e.hint());
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      throw withoutMessage("plan", e);
    }
  }

  /// Expected usage alone.
  Upload.SentUsage readUsage(InputStream bytes) throws IOException {
    PlanBody body = new PlanBody(bytes, Long.MAX_VALUE);
    byte[] yaml = body.readNBytes(UsageFile.MAX_BYTES + 1);
    try {
      return new Upload.SentUsage(
          usages.of(UsageFile.read(new ByteArrayInputStream(yaml))), body.digest());
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(
          ProblemType.USAGE_UNREADABLE,
          e.getMessage() == null ? "" : e.getMessage(),
          "Correct the usage file, or send the plan without it.");
    } catch (RuntimeException e) {
      throw withoutMessage("usage", e);
    }
  }

  /// A bug in a reader. Its message may quote what it read, so that only its place may be logged.
  private static IllegalStateException withoutMessage(String reader, RuntimeException bug) {
    IllegalStateException failure =
        new IllegalStateException(
            "The %s reader failed: %s".formatted(reader, bug.getClass().getSimpleName()));
    failure.setStackTrace(bug.getStackTrace());
    return failure;
  }

  private static ProblemType typeOf(UnreadablePlanException.Kind kind) {
    return switch (kind) {
      case EMPTY -> ProblemType.EMPTY;
      case NOT_JSON -> ProblemType.NOT_JSON;
      case BINARY_PLAN -> ProblemType.BINARY_PLAN;
      case NOT_A_PLAN -> ProblemType.NOT_A_PLAN;
      case UNSUPPORTED_FORMAT -> ProblemType.UNSUPPORTED_FORMAT;
      case TOO_DEEP -> ProblemType.TOO_DEEP;
      case TOO_MANY_RESOURCES -> ProblemType.TOO_MANY_RESOURCES;
      case ENCRYPTED -> ProblemType.ENCRYPTED;
    };
  }
}
