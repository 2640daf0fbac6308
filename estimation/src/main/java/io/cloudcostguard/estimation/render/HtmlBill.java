package io.cloudcostguard.estimation.render;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Template;
import io.cloudcostguard.schemas.estimate.PlanEstimated;

/// An estimate as one HTML page that needs nothing else: no script, no image, no font.
final class HtmlBill {

  private static final Template TEMPLATE =
      BundledTemplates.of("bill.html", raw -> Escapers.HTML.escape(Printable.line(raw)));

  static String of(PlanEstimated estimate, Beside beside) {
    return TEMPLATE.execute(new BillView(estimate, beside));
  }

  private HtmlBill() {}
}
