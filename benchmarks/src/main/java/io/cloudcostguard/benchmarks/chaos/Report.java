package io.cloudcostguard.benchmarks.chaos;

import java.util.List;
import java.util.Map;

/// The results of a chaos run.
///
/// @param expected plans that were answered with 202, times subscriptions
/// @param lost of these, how many no receiver took
/// @param duplicates how often a receiver took one that it had taken before
/// @param inFlight attempts that had been claimed, and of which nothing was kept, when their
///   notifier ended: only these may be made again
/// @param beyondBound duplicates of deliveries that were not in flight so often
/// @param different deliveries that came with another `webhook-id` or body the second time
/// @param invalid requests whose signature did not hold
/// @param requests what receivers got, refused ones included
/// @param unlogged requests without a record of an attempt in `ccg.deliveries`
/// @param outcomes records of attempts by outcome
/// @param unknownNotInFlight records `unknown` of attempts that were not in flight at an end
/// @param refusals how often the front door was asked again
/// @param kills by victim; of these, and of ends of their own
/// @param seconds from the first plan to the last record
public record Report(
    int expected,
    int lost,
    int duplicates,
    int inFlight,
    int beyondBound,
    int different,
    int invalid,
    int requests,
    int unlogged,
    Map<String, Integer> outcomes,
    int unknownNotInFlight,
    int refusals,
    List<String> kills,
    double seconds) {

  /// Whether everything that was promised was kept.
  public boolean isSound() {
    return lost == 0
        && beyondBound == 0
        && different == 0
        && invalid == 0
        && unlogged == 0
        && unknownNotInFlight == 0;
  }

  /// For docs/benchmarks.md.
  public String asTable() {
    return """
    | what | figure |
    |---|---|
    | deliveries: plans answered with 202, times subscriptions | %,d |
    | SIGKILLs | %s |
    | lost | %,d |
    | received twice | %,d |
    | in flight when a notifier ended (claimed, no result stored): the bound | %,d |
    | duplicates beyond that, delivery by delivery | %,d |
    | with another webhook-id or body | %,d |
    | requests; with an invalid signature | %,d; %,d |
    | requests without a record in `ccg.deliveries` | %,d |
    | records of attempts | %s |
    | `unknown` although not in flight when a notifier ended | %,d |
    | submissions with an answer to retry | %,d |
    | from the first plan to the last record | %.0f s, %.0f deliveries/s |
    """
        .formatted(
            expected,
            String.join(", ", kills),
            lost,
            duplicates,
            inFlight,
            beyondBound,
            different,
            requests,
            invalid,
            unlogged,
            outcomes,
            unknownNotInFlight,
            refusals,
            seconds,
            expected / seconds);
  }
}
