package io.cloudcostguard.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// A schema leaves nothing of its record out, and allows nothing else to be missing.
class SchemaRecordsTest {

  static Stream<Arguments> records() {
    return Contract.all()
        .flatMap(
            contract -> contract.records().stream().map(record -> Arguments.of(contract, record)));
  }

  @ParameterizedTest
  @MethodSource("records")
  void aSchemaHasThePropertiesOfItsRecord(Contract contract, Class<?> record) throws IOException {
    List<String> properties = namesOf(record, false);

    assertThat(definition(contract, record).path("properties").propertyNames())
        .containsExactlyElementsOf(properties);
  }

  @ParameterizedTest
  @MethodSource("records")
  void aSchemaRequiresWhatIsNeverNull(Contract contract, Class<?> record) throws IOException {
    List<String> required = namesOf(record, true);

    assertThat(definition(contract, record).path("required").valueStream().map(JsonNode::asString))
        .containsExactlyElementsOf(required);
  }

  @ParameterizedTest
  @MethodSource("records")
  void aSchemaTellsACaseByItsTag(Contract contract, Class<?> record) throws IOException {
    Contract.Tag tag = Contract.Tag.of(record);

    if (tag != null) {
      assertThat(
              definition(contract, record)
                  .at("/properties/" + tag.property() + "/const")
                  .asString())
          .isEqualTo(tag.value());
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void aSchemaListsTheConstantsOfAnEnum(Contract contract, Class<?> record) throws IOException {
    for (RecordComponent component : record.getRecordComponents()) {
      if (component.getType().isEnum()) {
        JsonNode property = definition(contract, record).at("/properties/" + component.getName());

        assertThat(resolved(contract, property).path("enum").valueStream().map(JsonNode::asString))
            .containsExactlyElementsOf(
                Arrays.stream(component.getType().getEnumConstants())
                    .map(Object::toString)
                    .toList());
      }
    }
  }

  private static List<String> namesOf(Class<?> record, boolean required) {
    List<String> names = new ArrayList<>();
    Contract.Tag tag = Contract.Tag.of(record);
    if (tag != null) {
      names.add(tag.property());
    }
    for (RecordComponent component : record.getRecordComponents()) {
      if (!required || !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        names.add(component.getName());
      }
    }
    return names;
  }

  /// The schema of a record: of its own, within its topic's, or among the common ones.
  private static JsonNode definition(Contract contract, Class<?> record) throws IOException {
    JsonNode schema = read(contract.schemaName());
    if (record == contract.type()) {
      return schema;
    }
    JsonNode own = schema.path("$defs").path(record.getSimpleName());
    return own.isMissingNode()
        ? read("common.schema.json").path("$defs").path(record.getSimpleName())
        : own;
  }

  private static JsonNode resolved(Contract contract, JsonNode property) throws IOException {
    if (!property.has("$ref")) {
      return property;
    }
    String[] parts = property.get("$ref").asString().split("#", 2);
    String file = parts[0].isEmpty() ? contract.schemaName() : parts[0];
    return read(file).at(parts[1]);
  }

  private static JsonNode read(String file) throws IOException {
    return Json.MAPPER.readTree(Files.readAllBytes(Contract.SCHEMAS.resolve(file)));
  }
}
