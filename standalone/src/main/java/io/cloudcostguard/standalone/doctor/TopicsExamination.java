package io.cloudcostguard.standalone.doctor;

import io.cloudcostguard.cli.kafka.KafkaOptions;
import io.cloudcostguard.schemas.TopicCreation;
import io.cloudcostguard.schemas.TopicFault;
import io.cloudcostguard.schemas.TopicRetention;
import io.cloudcostguard.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/// Holds the topics against the table that every service holds them against when it starts.
record TopicsExamination(KafkaOptions kafka) implements Examination {

  private static final List<String> OF_STREAMS = List.of("ccg-estimator-", "ccg-advisor-");

  /// Settings of an admin client that gives up soon.
  static Map<String, Object> admin(KafkaOptions kafka) {
    return kafka.with(
        Map.of(
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) Duration.ofSeconds(5).toMillis(),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) Duration.ofSeconds(10).toMillis()));
  }

  @Override
  public String subject() {
    return "topics";
  }

  @Override
  public List<Diagnosis> examine() throws Exception {
    Map<String, Object> admin = admin(kafka);
    // Their partitions are compared where the estimator starts, which knows its topology.
    Map<String, String> internal = new TreeMap<>();
    try (Admin client = Admin.create(admin)) {
      for (String name : client.listTopics().names().get()) {
        if (OF_STREAMS.stream().anyMatch(name::startsWith)) {
          internal.put(name, name);
        }
      }
    }
    List<Diagnosis> found = new ArrayList<>();
    for (TopicFault fault :
        TopicCreation.check(
            admin, TopicRetention.of(System.getenv(TopicRetention.VARIABLE)), internal)) {
      found.add(
          Diagnosis.of(
              fault.fatal() ? Diagnosis.Level.FAULT : Diagnosis.Level.WARNING,
              fault.topic(),
              fault.sentence()));
    }
    if (found.isEmpty()) {
      found.add(
          Diagnosis.ok(
              kafka.addresses(),
              "%d topics, and %d of Kafka Streams, are as they must be."
                  .formatted(Topics.ALL.size(), internal.size())));
    }
    return found;
  }
}
