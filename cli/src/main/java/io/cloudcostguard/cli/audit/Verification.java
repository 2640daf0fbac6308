package io.cloudcostguard.cli.audit;

/// The result of an audit.
///
/// @param plans read from `ccg.plans`
/// @param identical estimates that came out the same to the last byte
/// @param different estimates that did not
/// @param waiting plans without an outcome yet
/// @param rejected plans that were rejected or cancelled
/// @param doubled outcomes beyond the first of a plan
/// @param engines estimates made by another version of the rules, not recomputed
/// @param catalogues estimates whose catalogue version had another digest than it has now
/// @param unreadable records of the topics that this version cannot read, left out
public record Verification(
    int plans,
    int identical,
    int different,
    int waiting,
    int rejected,
    int doubled,
    int engines,
    int catalogues,
    int unreadable) {

  /// Whether every estimate is proven.
  public boolean proven() {
    return different == 0 && doubled == 0 && catalogues == 0;
  }

  /// In one line.
  public String summary() {
    return ("%d plans: %d estimates identical, %d different, %d without an estimate yet, %d rejected or cancelled,"
            + " %d estimated twice, %d by another engine version, %d at a catalogue whose digest differs,"
            + " %d records unreadable")
        .formatted(
            plans,
            identical,
            different,
            waiting,
            rejected,
            doubled,
            engines,
            catalogues,
            unreadable);
  }
}
