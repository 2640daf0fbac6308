package io.cloudcostguard.schemas;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A topic that is missing, or has a setting that is not as it must be.
///
/// @param fatal whether a service does not start like this
/// @param sentence what is wrong and what it does; the command that mends it is between backticks
public record TopicFault(String topic, boolean fatal, String sentence) {

  static TopicFault missing(Topic<?> topic, String client) {
    Map<String, String> settings = new TreeMap<>(topic.settings());
    return new TopicFault(
        topic.name(),
        true,
        "%s does not exist. Any service creates it when it starts, as does `kafka-topics.sh %s --create --topic %s --partitions %d%s`"
            .formatted(
                topic.name(),
                client,
                topic.name(),
                topic.partitions(),
                settings.entrySet().stream()
                    .map(setting -> " --config " + setting.getKey() + "=" + setting.getValue())
                    .collect(Collectors.joining())));
  }
}
