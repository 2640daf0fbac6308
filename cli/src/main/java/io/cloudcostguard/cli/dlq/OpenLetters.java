package io.cloudcostguard.cli.dlq;

import io.cloudcostguard.cli.kafka.KafkaOptions;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// Counts the dead letters that were neither replayed nor dropped.
///
/// @param patience how long a topic may be read
public record OpenLetters(KafkaOptions kafka, Duration patience) {

  /// By dead-letter topic; none where there is no letter.
  public Map<String, Integer> count() {
    Map<String, Integer> open = new TreeMap<>();
    try (LetterLog log = new LetterLog(kafka::with, kafka.sealing(), patience)) {
      for (Letter letter : log.read(null, _ -> true)) {
        if (letter.settled() == null) {
          open.merge(letter.id().topic().name(), 1, Integer::sum);
        }
      }
    }
    return open;
  }
}
