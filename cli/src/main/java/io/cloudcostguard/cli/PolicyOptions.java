package io.cloudcostguard.cli;

import io.cloudcostguard.estimation.decision.Reason;
import io.cloudcostguard.estimation.decision.Ruling;
import io.cloudcostguard.estimation.plan.AllowList;
import io.cloudcostguard.estimation.policy.Policies;
import io.cloudcostguard.estimation.policy.PolicyFile;
import io.cloudcostguard.estimation.policy.PolicyPack;
import io.cloudcostguard.estimation.policy.PolicyReport;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The policy packs that a plan is held against.
final class PolicyOptions {

  private static final int MOST_FILES = 20;

  @Option(
      names = "--policy",
      paramLabel = "policy.yaml",
      description =
          "Rules for tags, regions and attributes that the plan is held against. May be repeated.")
  private List<Path> files = List.of();

  private List<PolicyPack> packs = List.of();

  /// Reads the packs, and says what is to be read of a plan.
  AllowList reading(ResourceTypes types) throws IOException {
    if (files.size() > MOST_FILES) {
      throw new IOException("There are more than %d policy files.".formatted(MOST_FILES));
    }
    packs = new ArrayList<>();
    for (Path file : files) {
      try (InputStream yaml = InputFile.open("policy file", file)) {
        packs.add(PolicyFile.read(yaml));
      } catch (IllegalArgumentException e) {
        throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
      }
    }
    return files.isEmpty() ? types : PolicyPack.reading(types, packs);
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  /// What the packs make of a plan; null where there are none.
  @Nullable PolicyReport report(PlanSubmitted plan) {
    return packs.isEmpty() ? null : Policies.report(packs, plan);
  }

  /// The same for a decision.
  static Reason reason(PolicyReport report) {
    Ruling ruling =
        report.broken() > 0
            ? Ruling.HARD_BLOCK
            : report.unknown() > 0 ? Ruling.INCOMPLETE : Ruling.PASS;
    return new Reason(
        "policy",
        "plan",
        ruling,
        "brokenPolicies",
        BigDecimal.valueOf(report.broken()),
        report.unknown() > 0,
        BigDecimal.ZERO,
        BigDecimal.valueOf(-report.broken()),
        null,
        null,
        switch (ruling) {
          case HARD_BLOCK ->
              "Policies are broken %d times, first by %s: %s"
                  .formatted(
                      report.broken(),
                      report.findings().getFirst().address(),
                      report.findings().getFirst().message());
          case INCOMPLETE ->
              "It cannot be told whether policies are kept at %d places."
                  .formatted(report.unknown());
          default -> "All policies are kept.";
        });
  }
}
