package io.cloudcostguard.estimation.render;

import java.util.List;

/// Says in words whether a plan may pass, for a comment.
///
/// @param ruling one sentence
/// @param reasons what the rules said, the gravest first
public record BillRuling(String ruling, List<String> reasons) {

  public BillRuling {
    reasons = List.copyOf(reasons);
  }
}
