package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A commitment that expected usage names with `reserved_instance_term` and
/// `reserved_instance_payment_option`. Only its hourly part is a monthly cost.
///
/// @param term `1_year` or `3_year`
/// @param payment `no_upfront`, `partial_upfront` or `all_upfront`
record Reservation(String term, String payment) {

  /// The usage keys that name it.
  static final List<String> USAGE =
      List.of("reserved_instance_term", "reserved_instance_payment_option");

  private static final Set<String> TERMS = Set.of("1_year", "3_year");
  private static final Set<String> PAYMENTS =
      Set.of("no_upfront", "partial_upfront", "all_upfront", "heavy_utilization");

  /// The commitment of this resource; null when it has none.
  static @Nullable Reservation of(Resource resource) {
    String term = resource.usageText("reserved_instance_term");
    String payment = resource.usageText("reserved_instance_payment_option");
    return term != null && payment != null && TERMS.contains(term) && PAYMENTS.contains(payment)
        ? new Reservation(term, payment)
        : null;
  }

  /// Why there is no price: the usage file names a part of a commitment, or one that is not sold.
  /// Null where it names a whole one, or none.
  static @Nullable PriceRef unpriced(Resource resource) {
    return of(resource) == null && USAGE.stream().anyMatch(key -> resource.usageText(key) != null)
        ? Resource.noPrice(
            "the reservation of the usage file is not whole: it has "
                + String.join(" and ", USAGE)
                + ", each one that is sold")
        : null;
  }

  boolean allUpfront() {
    return payment.equals("all_upfront");
  }
}
