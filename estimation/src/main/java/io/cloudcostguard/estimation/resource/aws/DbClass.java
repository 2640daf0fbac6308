package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The class of a database instance, e.g. `db.r5.2xlarge`: family `r5`, size `2xlarge`.
record DbClass(String family, String size) {

  static final String SERVERLESS = "db.serverless";

  private static final Set<String> BURSTABLE = Set.of("t3", "t4g");
  private static final Set<String> ONE_VCPU_UP_TO_MEDIUM = Set.of("t1", "m1");
  private static final Set<String> HALF_XLARGE = Set.of("m2");

  static DbClass of(Attr instanceClass) {
    String[] parts = instanceClass.text("").split("\\.", 4);
    return parts.length < 3 ? new DbClass("", "") : new DbClass(parts[1], parts[2]);
  }

  /// Whether it may burst beyond its baseline for CPU credits.
  boolean isBurstable() {
    return BURSTABLE.contains(family);
  }

  /// How many vCPUs it has.
  Amount vcpus() {
    Integer count = count();
    return count == null
        ? Amount.unknown("the number of vCPUs of the instance class is not known")
        : Amount.of(count);
  }

  private @Nullable Integer count() {
    return switch (size) {
      case "micro", "small" ->
          ONE_VCPU_UP_TO_MEDIUM.contains(family) || family.equals("t2") ? 1 : 2;
      case "medium" -> family.startsWith("t") && !family.equals("t1") ? 2 : 1;
      case "large" -> 2;
      case "xlarge" -> perXlarge();
      default -> size.matches("\\d{1,3}xlarge") ? multiple() : null;
    };
  }

  private int multiple() {
    return Integer.parseInt(size.substring(0, size.indexOf('x'))) * perXlarge();
  }

  private int perXlarge() {
    return HALF_XLARGE.contains(family) ? 2 : 4;
  }
}
