package io.cloudcostguard.cli.dlq;

import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a dead letter is, as `ingest/0/17`: the service that wrote it, partition and offset.
record LetterId(Topic<byte[]> topic, int partition, long offset) {

  private static final Pattern FORM = Pattern.compile("([a-z]+)/(\\d{1,9})/(\\d{1,18})");

  /// @throws IllegalArgumentException if it is none
  static LetterId of(String text) {
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      for (Topic<byte[]> topic : Topics.DEAD_LETTERS) {
        if (service(topic).equals(form.group(1))) {
          return new LetterId(
              topic, Integer.parseInt(form.group(2)), Long.parseLong(form.group(3)));
        }
      }
    }
    throw new IllegalArgumentException(
        "'%s' is not the id of a dead letter: ccg dlq list shows them, e.g. ingest/0/17"
            .formatted(text));
  }

  /// Of `ccg.ingest.dlq`, `ingest`.
  static String service(Topic<?> topic) {
    return topic.name().split("\\.")[1];
  }

  @Override
  public String toString() {
    return service(topic) + "/" + partition + "/" + offset;
  }
}
