package io.cloudcostguard.schemas;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/// Creates the topics of [Topics] that a broker does not have yet, so that any service can start
/// first. Existing topics are left as they are.
public final class TopicCreation {

  /// Every topic in Kafka's form.
  ///
  /// @param replication copies of each partition; the broker's default when empty
  public static List<NewTopic> newTopics(Optional<Short> replication) {
    return Topics.ALL.stream()
        .map(topic ->
            new NewTopic(topic.name(), Optional.of(topic.partitions()), replication)
                .configs(topic.settings()))
        .toList();
  }

  /// Creates what is missing and waits until it is there.
  public static void createMissing(Map<String, Object> adminConfig, Optional<Short> replication)
      throws InterruptedException {
    try (Admin admin = Admin.create(adminConfig)) {
      for (KafkaFuture<Void> created :
          admin.createTopics(newTopics(replication)).values().values()) {
        try {
          created.get();
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof TopicExistsException)) {
            throw new IllegalStateException("Topics cannot be created: " + e.getMessage(), e);
          }
        }
      }
    }
  }

  private TopicCreation() {}
}
