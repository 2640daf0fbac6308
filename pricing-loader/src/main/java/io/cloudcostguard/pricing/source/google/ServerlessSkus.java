package io.cloudcostguard.pricing.source.google;

import io.cloudcostguard.pricing.source.google.SkuKey.Product;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The SKUs of Cloud Run, Cloud Functions and Kubernetes Engine that have a key. Each tier of
/// regions has SKUs of its own, whose regions tell which it is.
final class ServerlessSkus {

  private static final Pattern RUN =
      Pattern.compile(
          "Services (CPU|Memory)(?: +Tier 2)? +\\((Request|Instance)-based billing\\)(?: in .+)?");
  private static final Pattern RUN_KEPT =
      Pattern.compile(
          "Services Min Instance (CPU|Memory)(?: +Tier 2)? +\\(Request-based billing\\)(?: in .+)?");
  private static final Pattern RUN_BEFORE =
      Pattern.compile(
          "(CPU|Memory) Allocation Time(?: \\((Always-on CPU)?(?:,? ?tier 2)?\\))?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FUNCTION =
      Pattern.compile("(CPU|Memory) Time(?: \\(tier 2\\))?", Pattern.CASE_INSENSITIVE);
  private static final Pattern POD =
      Pattern.compile(
          "Autopilot (Spot )?Pod (mCPU|Memory|Ephemeral Storage) Requests(?: \\(.+\\))?");

  /// What Cloud Run sells; null if it has no key.
  static @Nullable Product run(String description) {
    if (description.equals("Requests")) {
      return Product.of(GoogleKeys.RUN_REQUESTS);
    }
    Matcher now = RUN.matcher(description);
    if (now.matches()) {
      return Product.of(GoogleKeys.RUN_TIME, lower(now.group(2)), lower(now.group(1)));
    }
    Matcher kept = RUN_KEPT.matcher(description);
    if (kept.matches()) {
      return Product.of(GoogleKeys.RUN_TIME, "min-instance", lower(kept.group(1)));
    }
    Matcher before = RUN_BEFORE.matcher(description);
    return before.matches()
        ? Product.of(
            GoogleKeys.RUN_TIME,
            before.group(2) == null ? "request" : "instance",
            lower(before.group(1)))
        : null;
  }

  /// What functions of the first generation are sold by; null if it has no key.
  static @Nullable Product function(String description) {
    if (description.equals("Invocations")) {
      return Product.of(GoogleKeys.FUNCTION, "invocations");
    }
    Matcher time = FUNCTION.matcher(description);
    if (!time.matches()) {
      return null;
    }
    Product product = Product.of(GoogleKeys.FUNCTION_TIME, lower(time.group(1)));
    return lower(time.group(1)).equals("cpu") ? product.by(SkuKey.Scale.GIGAHERTZ) : product;
  }

  /// What Kubernetes Engine sells; null if it has no key. CPUs of pods are listed by thousandths.
  /// The description says of pods whether they are spot pods, and the usage type need not.
  static @Nullable Product kubernetes(String description) {
    if (description.matches("(Zonal|Regional|Autopilot) Kubernetes Clusters")) {
      return Product.of(GoogleKeys.CLUSTER);
    }
    Matcher pod = POD.matcher(description);
    if (!pod.matches()) {
      return null;
    }
    Product product =
        switch (pod.group(2)) {
          case "mCPU" -> Product.of(GoogleKeys.AUTOPILOT, "vcpu").by(SkuKey.Scale.WHOLE_CPUS);
          case "Memory" -> Product.of(GoogleKeys.AUTOPILOT, "memory");
          default -> Product.of(GoogleKeys.AUTOPILOT, "storage");
        };
    return pod.group(1) == null ? product : product.asSpot();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private ServerlessSkus() {}
}
