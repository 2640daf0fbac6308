package io.cloudcostguard.cli.audit;

/// How many plans an audit saw, by outcome.
///
/// @param plans of the selection, each counted once
/// @param identical estimates that came out the same to the last byte
/// @param rejected plans that were rejected or cancelled
/// @param waiting plans that wait for their outcome, and not too long yet
/// @param repeated records of plans that were there already
/// @param engines estimates by another version of the rules, which this one does not give alike
/// @param unreadable records of plans and prices that this version cannot read, left out as the
///   estimator leaves them out
public record Counts(
    long plans,
    long identical,
    long rejected,
    long waiting,
    long repeated,
    long engines,
    long unreadable) {

  static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

  Counts plus(Counts other) {
    return new Counts(
        plans + other.plans,
        identical + other.identical,
        rejected + other.rejected,
        waiting + other.waiting,
        repeated + other.repeated,
        engines + other.engines,
        unreadable + other.unreadable);
  }
}
