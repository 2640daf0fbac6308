package io.cloudcostguard.estimation.recommendation;

import io.cloudcostguard.estimation.bill.Alteration;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.CounterBill;
import io.cloudcostguard.schemas.recommendation.Saving;
import java.util.List;
import java.util.Set;

/// A suggestion that saves: with its alterations, its saving, and the bills that prove it.
///
/// @param touched the resources whose bills may change by it
record Candidate(
    Rule rule,
    Suggestion suggestion,
    List<Alteration> alterations,
    Saving saving,
    List<CounterBill> proof,
    Set<Resource> touched) {

  /// Whether its saving is an amount that may be added up.
  boolean counts() {
    return saving.kind().counts();
  }

  /// Whether both cannot be done.
  boolean contradicts(Candidate other) {
    for (Alteration one : alterations) {
      for (Alteration another : other.alterations) {
        if (one.contradicts(another)) {
          return true;
        }
      }
    }
    return false;
  }
}
