package io.cloudcostguard.e2e.deploy;

import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import java.util.Map;
import java.util.TreeMap;

/// Writes the topics as objects of Strimzi's topic operator.
final class StrimziTopics {

  private static final String HEAD =
      """
      # The topics as objects of Strimzi's topic operator, for the namespace of a Kafka cluster named `ccg-kafka`: three copies, of which two
      # must have a record before it is acknowledged. Without them, the services create the topics at their first start with the
      # broker's number of copies. Generated from io.cloudcostguard.schemas.Topics; a test holds it equal.
      """;

  static String yaml() {
    StringBuilder yaml = new StringBuilder(HEAD);
    String separator = "";
    for (Topic<?> topic : Topics.ALL) {
      yaml.append(separator)
          .append(
              """
              apiVersion: kafka.strimzi.io/v1
              kind: KafkaTopic
              metadata:
                name: %s
                labels:
                  strimzi.io/cluster: ccg-kafka
              spec:
                partitions: %d
                replicas: 3
                config:
              """
                  .formatted(topic.name(), topic.partitions()));
      Map<String, String> settings = new TreeMap<>(topic.settings());
      settings.put("min.insync.replicas", "2");
      settings.forEach((key, value) -> yaml.append("    %s: \"%s\"%n".formatted(key, value)));
      separator = "---\n";
    }
    return yaml.toString();
  }

  private StrimziTopics() {}
}
