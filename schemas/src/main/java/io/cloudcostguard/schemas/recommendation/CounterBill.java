package io.cloudcostguard.schemas.recommendation;

import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import java.util.List;

/// The lines of one resource's bill that a recommendation changes.
///
/// @param address the resource that is billed
/// @param lines before: as the plan has it; after: with the change
public record CounterBill(String address, List<ComponentEstimate> lines) {

  public CounterBill {
    lines = List.copyOf(lines);
  }
}
