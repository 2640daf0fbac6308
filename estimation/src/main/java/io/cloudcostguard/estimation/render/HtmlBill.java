package io.cloudcostguard.estimation.render;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Template;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import org.jspecify.annotations.Nullable;

/// An estimate as one HTML page that needs nothing else: no script, no image, no font.
final class HtmlBill {

  private static final Template TEMPLATE =
      BundledTemplates.of("bill.html", raw -> Escapers.HTML.escape(Printable.line(raw)));

  /// @param advised recommendations for the same plan; null where not requested
  static String of(PlanEstimated estimate, @Nullable PlanAdvised advised) {
    return TEMPLATE.execute(new BillView(estimate, advised));
  }

  private HtmlBill() {}
}
