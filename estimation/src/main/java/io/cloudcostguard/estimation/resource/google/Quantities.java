package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import java.util.Map;

/// Quantities in the notation of Kubernetes, e.g. `1000m` of a CPU, `512Mi` of memory.
final class Quantities {

  /// GiB of one, by suffix.
  private static final Map<String, String> GIBIBYTES =
      Map.of(
          "Ki", "0.00000095367431640625",
          "Mi", "0.0009765625",
          "Gi", "1",
          "Ti", "1024",
          "k", "0.000000931322574615478515625",
          "M", "0.000931322574615478515625",
          "G", "0.931322574615478515625");

  static Amount cores(Attr cpu, long otherwise) {
    String text = cpu.text();
    return text != null && text.endsWith("m")
        ? cpu.without("m").amount().dividedBy(1000)
        : cpu.amount(otherwise);
  }

  static Amount gibibytes(Attr memory, String otherwise) {
    if (!memory.isSet()) {
      return Amount.of(otherwise, "GiB, the default");
    }
    String text = memory.text();
    if (text != null) {
      int end = text.length();
      while (end > 0 && !Character.isDigit(text.charAt(end - 1))) {
        end--;
      }
      String suffix = text.substring(end);
      String each = GIBIBYTES.get(suffix);
      if (each != null) {
        return memory.without(suffix).amount().times(Amount.of(each));
      }
    }
    return memory.amount().dividedBy(1L << 30);
  }

  private Quantities() {}
}
