package io.cloudcostguard.cli;

import io.cloudcostguard.estimation.plan.AllowList;
import io.cloudcostguard.estimation.plan.PlanReader;
import io.cloudcostguard.estimation.usage.UsageFile;
import io.cloudcostguard.schemas.Sha256;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A plan to estimate in this process, with what is said of it.
///
/// @param file the plan; `-` for standard input
/// @param usageFile its expected usage; null: none is given
/// @param region of resources whose region is not in the plan; null: it stays unknown
/// @param day for rules with dates
/// @param drift whether what changed outside of Terraform is read, and not what the plan changes
record PlanInput(
    Path file,
    String project,
    String workspace,
    @Nullable Path usageFile,
    boolean freeTiers,
    @Nullable String region,
    LocalDate day,
    boolean drift) {

  /// Reads it as one that is submitted now.
  ///
  /// @param types what is read of it
  PlanSubmitted submitted(AllowList types) throws IOException {
    try (InputStream bytes = InputFile.open("plan", file)) {
      MessageDigest sha256 = Sha256.start();
      DigestInputStream digested = new DigestInputStream(bytes, sha256);
      PlanReader reader = drift ? PlanReader.ofDrift(types) : new PlanReader(types);
      Plan plan = reader.read(digested, region);
      digested.transferTo(OutputStream.nullOutputStream());
      String digest = HexFormat.of().formatHex(sha256.digest());
      return new PlanSubmitted(
          digest, "local", project, workspace, digest, 0, null, null, null, day, plan, usage());
    }
  }

  private Usage usage() throws IOException {
    Usage usage = usageFile == null ? Usage.NONE : read(usageFile);
    return freeTiers ? usage.withFreeTiers() : usage;
  }

  private static Usage read(Path file) throws IOException {
    try (InputStream yaml = InputFile.open("usage file", file)) {
      return UsageFile.read(yaml);
    }
  }
}
