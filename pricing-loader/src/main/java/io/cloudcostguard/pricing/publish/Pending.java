package io.cloudcostguard.pricing.publish;

import java.time.Instant;

/// The part of the catalogue that is not in the topic yet.
///
/// @param after the newest published version; 0 when there is none
/// @param upTo the newest version, which the marker will tell
/// @param prices how many keys that version has
/// @param loadedAt when it was loaded
record Pending(long after, long upTo, long prices, Instant loadedAt) {

  /// The whole catalogue, whatever of it is in the topic.
  Pending fromTheFirst() {
    return new Pending(0, upTo, prices, loadedAt);
  }
}
