package io.cloudcostguard.estimation.bill;

import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import java.util.List;

/// Counts the lines of an estimate, and takes them off the resources that come after the last one
/// that it has room for; their totals stay.
final class Lines {

  private final int most;
  private int count;
  private int without;

  Lines(int most) {
    this.most = most;
  }

  ResourceEstimate within(ResourceEstimate estimate) {
    count += estimate.components().size();
    if (count <= most || estimate.components().isEmpty()) {
      return estimate;
    }
    without++;
    return estimate.with(List.of());
  }

  List<String> warnings() {
    return without == 0
        ? List.of()
        : List.of(
            "%,d resources have their totals without lines: an estimate carries %,d lines"
                .formatted(without, most));
  }
}
