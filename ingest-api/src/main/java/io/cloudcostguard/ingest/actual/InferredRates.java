package io.cloudcostguard.ingest.actual;

import io.cloudcostguard.estimation.actual.CloudService;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Component;

/// Infers from a bill what is paid for each service against the list of its provider.
@Component
class InferredRates {

  /// By so many percent discounts of SKUs differ because costs are rounded.
  private static final BigDecimal ROUNDED = new BigDecimal("0.1");

  private final Actuals actuals;

  InferredRates(Actuals actuals) {
    this.actuals = actuals;
  }

  /// @param keys the price keys of the service; empty: it is not known
  /// @param isUniform whether one discount on these keys says what each SKU costs
  record InferredRate(
      String provider,
      String service,
      String currency,
      BigDecimal list,
      BigDecimal paid,
      BigDecimal discount,
      BigDecimal least,
      BigDecimal most,
      List<String> keys,
      boolean isUniform) {}

  /// That for which most is listed first.
  List<InferredRate> of(String tenant, YearMonth month) {
    return actuals.rates(tenant, month).stream()
        .map(rate ->
            new InferredRate(
                rate.provider(),
                rate.service(),
                rate.currency(),
                rate.list(),
                rate.paid(),
                rate.discount(),
                rate.least(),
                rate.most(),
                CloudService.keys(rate.service()),
                rate.most().subtract(rate.least()).compareTo(ROUNDED) <= 0))
        .toList();
  }
}
