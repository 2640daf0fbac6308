package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.sealing.KeyRing;
import io.cloudcostguard.schemas.secret.SecretBox;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/// Records with their values in the open, where they are sealed and their tenants' keys are there.
record OpenedSource(RecordSource of, KeyRing keys) implements RecordSource {

  /// The variable that services have, too.
  static final String VARIABLE = "CCG_SEALING_KEYS";

  private static final TopicPartition KEYS = new TopicPartition(Topics.TENANT_KEYS.name(), 0);

  /// Reads the tenants' keys.
  ///
  /// @param base64Keys what they are encrypted with; empty: nothing is sealed, or erased already
  /// @throws IllegalArgumentException if there are keys of tenants, and these do not open them
  static RecordSource over(RecordSource source, String base64Keys) {
    Bounds bounds = source.bounds(Topics.TENANT_KEYS, 0);
    if (bounds == null || bounds.records() == 0) {
      return source;
    }
    KeyRing ring =
        new KeyRing(new SecretBox(base64Keys.isBlank() ? SecretBox.newKey() : base64Keys));
    try (PartitionReader reader = source.reader(KEYS, bounds)) {
      for (var entry = reader.next(); entry != null; entry = reader.next()) {
        if (entry instanceof PartitionReader.Intact(var record)) {
          ring.take(record.value());
        }
      }
    }
    ring.unopened()
        .ifPresent(key -> {
          throw new IllegalArgumentException(
              "The records are sealed. Set %s as the services have it: %s"
                  .formatted(
                      VARIABLE,
                      base64Keys.isBlank() ? "it is empty" : "it does not open the key " + key));
        });
    return new OpenedSource(source, ring);
  }

  @Override
  public String name() {
    return of.name();
  }

  @Override
  public String id() {
    return of.id();
  }

  @Override
  public boolean keepsForEver(Topic<?> topic) {
    return of.keepsForEver(topic);
  }

  @Override
  public void check(Findings findings) {
    of.check(findings);
  }

  @Override
  public boolean isLive() {
    return of.isLive();
  }

  @Override
  public Map<Topic<?>, List<Bounds>> bounds(List<Topic<?>> topics) {
    return of.bounds(topics);
  }

  @Override
  public List<Bounds> since(Topic<?> topic, List<Bounds> whole, long millis) {
    return of.since(topic, whole, millis);
  }

  @Override
  public PartitionReader reader(TopicPartition partition, long from, long end) {
    return new OpenedReader(of.reader(partition, from, end), keys);
  }
}
