package io.cloudcostguard.estimation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.plan.PlannedResource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagsTest {

  @Test
  void areTheResourcesOwnAndItsProvidersTogether() throws IOException {
    assertThat(
            after("aws_instance", "\"tags\":{\"a\":\"1\"},\"tags_all\":{\"a\":\"1\",\"b\":\"2\"}"))
        .isEqualTo(Map.of("a", "1", "b", "2"));
  }

  @ParameterizedTest
  @CsvSource({
    "aws_instance, tags, true",
    "azurerm_disk, tags, true",
    "google_compute_disk, labels, true",
    "google_compute_disk, terraform_labels, true",
    "google_compute_instance, tags, false",
    "aws_instance, labels, false",
    "vault_generic_secret, tags, false"
  })
  void areReadFromTheVendorsAttribute(String type, String attribute, boolean kept)
      throws IOException {
    assertThat(after(type, "\"" + attribute + "\":{\"a\":\"1\"}"))
        .isEqualTo(kept ? Map.of("a", "1") : null);
  }

  @Test
  void areThoseOfWhatWillBeGone() throws IOException {
    assertThat(
            tags(
                "aws_instance",
                "{\"actions\":[\"delete\"],\"before\":{\"tags\":{\"a\":\"1\"}},\"after\":null}"))
        .isEqualTo(Map.of("a", "1"));
    assertThat(
            tags(
                "aws_instance",
                "{\"actions\":[\"update\"],\"before\":{\"tags\":{\"a\":\"1\"}},\"after\":{}}"))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"after_sensitive\":{\"tags\":{\"kubernetes.io/x[0]\":true}}",
        "\"after_sensitive\":{\"tags_all\":{\"kubernetes.io/x[0]\":true}}",
        "\"before_sensitive\":{\"tags\":{\"kubernetes.io/x[0]\":true}}"
      })
  void hideASensitiveOneInBothAttributes(String mark) throws IOException {
    String of = "{\"kubernetes.io/x[0]\":\"hunter2\",\"b\":\"2\"}";

    assertThat(
            tags(
                "aws_instance",
                "{\"actions\":[\"create\"],%s,\"after\":{\"tags\":%s,\"tags_all\":%s}}"
                    .formatted(mark, of, of)))
        .isEqualTo(Map.of("b", "2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "{\"tags\":true}"})
  void areNoneWhereAllAreSensitive(String marks) throws IOException {
    assertThat(
            tags(
                "aws_instance",
                "{\"actions\":[\"create\"],\"after\":{\"tags_all\":{\"a\":\"hunter2\"}},"
                    + "\"after_sensitive\":%s}".formatted(marks)))
        .isNull();
  }

  @Test
  void mayBeAListOfPairs() throws IOException {
    assertThat(
            after(
                "awscc_ec2_volume",
                "\"tags\":[{\"key\":\"a\",\"value\":\"1\"},{\"value\":\"2\",\"key\":\"b\",\"c\":{}}]"))
        .containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "\"x\"",
        "[{\"key\":\"a\"},{\"value\":\"1\"},{\"key\":\"b\",\"value\":null},\"c\",[]]",
        "{}",
        "{\"a\":null,\"b\":{\"c\":\"d\"},\"e\":[\"f\"]}",
        "{\"a\":\"line\\nbreak\"}"
      })
  void areEmptyWithoutAMapOfText(String json) throws IOException {
    assertThat(after("aws_instance", "\"tags\":" + json)).isNull();
  }

  @Test
  void areAtMostFiftyAndNoneIsTooLong() throws IOException {
    Map<String, String> tags = new TreeMap<>();
    for (int i = 0; i < 2 * Tags.MOST; i++) {
      tags.put("tag-%03d".formatted(i), "v");
    }
    tags.put("a-long-value", "x".repeat(Tags.LONGEST_VALUE + 1));
    tags.put("a".repeat(Tags.LONGEST_NAME + 1), "v");

    assertThat(after("aws_instance", "\"tags\":" + Json.MAPPER.writeValueAsString(tags)))
        .hasSize(Tags.MOST)
        .containsKeys("tag-000", "tag-049");
  }

  @Test
  void areNotAmongTheAttributes() throws IOException {
    PlannedResource resource =
        resource("aws_instance", "{\"actions\":[\"create\"],\"after\":{\"tags\":{\"a\":\"1\"}}}");

    assertThat(resource.after()).isEmpty();
    assertThat(Json.MAPPER.writeValueAsString(resource)).contains("\"tags\":{\"a\":\"1\"}");
  }

  @Test
  void areNotWrittenWhereThereAreNone() throws IOException {
    PlannedResource resource =
        resource("aws_instance", "{\"actions\":[\"create\"],\"after\":{\"tags\":{}}}");

    assertThat(Json.MAPPER.writeValueAsString(resource)).doesNotContain("tags");
  }

  private static Map<String, String> after(String type, String attributes) throws IOException {
    return tags(type, "{\"actions\":[\"create\"],\"after\":{" + attributes + "}}");
  }

  private static Map<String, String> tags(String type, String change) throws IOException {
    return resource(type, change).tags();
  }

  private static PlannedResource resource(String type, String change) throws IOException {
    String plan =
        """
        {"format_version":"1.2","resource_changes":[
         {"address":"%s.a","mode":"managed","type":"%s","change":%s}]}
        """
            .formatted(type, type, change);
    return new PlanReader(_ -> Allowed.of("size"))
        .read(new ByteArrayInputStream(plan.getBytes(StandardCharsets.UTF_8)), null)
        .resources()
        .getFirst();
  }
}
