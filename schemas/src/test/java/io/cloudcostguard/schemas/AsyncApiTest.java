package io.cloudcostguard.schemas;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.event.EventType;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The AsyncAPI document says of the topics what the code says.
class AsyncApiTest {

  private static final Path FILE = Path.of("../docs/asyncapi.yaml");
  private static final JsonNode DOCUMENT = read(FILE);

  static Stream<Topic<?>> topics() {
    return Topics.ALL.stream();
  }

  @Test
  void hasEveryTopicAndNoOther() {
    assertThat(DOCUMENT.get("channels").valueStream().map(one -> one.get("address").asString()))
        .containsExactlyInAnyOrderElementsOf(topics().map(Topic::name).toList());
  }

  @ParameterizedTest
  @MethodSource("topics")
  void hasTheSettingsOfATopic(Topic<?> topic) {
    JsonNode binding = channel(topic).at("/bindings/kafka");

    assertThat(binding.get("topic").asString()).isEqualTo(topic.name());
    assertThat(binding.get("partitions").asInt()).isEqualTo(topic.partitions());
    Map<String, String> settings = new TreeMap<>();
    binding
        .get("topicConfiguration")
        .forEachEntry((name, value) ->
            settings.put(
                name,
                value.isArray()
                    ? value.valueStream().map(JsonNode::asString).collect(joining(","))
                    : value.asString()));
    assertThat(settings).isEqualTo(topic.settings());
  }

  @ParameterizedTest
  @MethodSource("topics")
  void aTopicsMessagesAreOfItsSchema(Topic<?> topic) {
    if (topic.valueType() != byte[].class) {
      assertThat(channel(topic).get("messages").valueStream().map(AsyncApiTest::message))
          .isNotEmpty()
          .allSatisfy(message ->
              assertThat(
                      message.at("/payload/type").asString("").equals("null")
                          || message
                              .at("/payload/$ref")
                              .asString()
                              .contains("/" + new Contract(topic.valueType()).schemaName()))
                  .isTrue());
    }
  }

  @Test
  void hasEveryEventTypeAndNoOther() throws IllegalAccessException {
    List<String> types = new ArrayList<>();
    for (Field constant : EventType.class.getDeclaredFields()) {
      if (constant.getType() == String.class) {
        types.add((String) constant.get(null));
      }
    }

    assertThat(EventType.ALL).containsExactlyInAnyOrderElementsOf(types);
    assertThat(
            DOCUMENT
                .at("/components/messages")
                .valueStream()
                .map(message -> message.at("/headers/allOf/1/properties/ce_type/const"))
                .filter(type -> !type.isMissingNode())
                .map(JsonNode::asString))
        .containsExactlyInAnyOrderElementsOf(types);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = DOCUMENT.findValuesAsString("$ref");

    assertThat(references)
        .hasSizeGreaterThan(30)
        .allSatisfy(reference -> {
          String[] parts = reference.split("#", 2);
          JsonNode target = parts[0].isEmpty() ? DOCUMENT : read(FILE.resolveSibling(parts[0]));
          assertThat(parts.length == 1 || !target.at(parts[1]).isMissingNode()).isTrue();
        });
  }

  private static JsonNode channel(Topic<?> topic) {
    return DOCUMENT
        .get("channels")
        .valueStream()
        .filter(one -> one.get("address").asString().equals(topic.name()))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode message(JsonNode reference) {
    return DOCUMENT.at(reference.get("$ref").asString().substring(1));
  }

  private static JsonNode read(Path file) {
    try {
      return new YAMLMapper().readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new AssertionError("Cannot read " + file, e);
    }
  }
}
