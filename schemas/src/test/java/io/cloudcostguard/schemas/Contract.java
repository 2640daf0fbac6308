package io.cloudcostguard.schemas;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What the values of one topic are: a Java type, its JSON Schema, and examples.
record Contract(Class<?> type) {

  static final Path SCHEMAS = Path.of("src/main/resources/schemas");
  private static final Path EXAMPLES = Path.of("src/test/resources/examples");
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  /// One of each topic; dead letters are whatever they were.
  static Stream<Contract> all() {
    return Topics.ALL.stream()
        .<Class<?>>map(Topic::valueType)
        .filter(type -> type != byte[].class)
        .map(Contract::new);
  }

  String schemaName() {
    return type.getSimpleName() + ".schema.json";
  }

  Path schemaFile() {
    return SCHEMAS.resolve(schemaName());
  }

  List<Error> violations(JsonNode value) {
    Schema schema = REGISTRY.getSchema(SchemaLocation.of("classpath:schemas/" + schemaName()));
    return schema.validate(value);
  }

  /// The example files of every version: old ones stay valid.
  List<Path> examples() {
    Path folder = EXAMPLES.resolve(type.getSimpleName());
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Every record class that a value can be made of.
  Set<Class<?>> records() {
    Set<Class<?>> records = new LinkedHashSet<>();
    collect(type, records);
    return records;
  }

  private static void collect(Type type, Set<Class<?>> records) {
    switch (type) {
      case ParameterizedType generic -> {
        for (Type argument : generic.getActualTypeArguments()) {
          collect(argument, records);
        }
      }
      case Class<?> cases when cases.isSealed() -> {
        for (Class<?> one : cases.getPermittedSubclasses()) {
          collect(one, records);
        }
      }
      case Class<?> one when one.isRecord() && !isText(one) && records.add(one) -> {
        for (RecordComponent component : one.getRecordComponents()) {
          collect(component.getGenericType(), records);
        }
      }
      default -> {}
    }
  }

  /// The record classes that `value` is made of.
  static Set<Class<?>> recordsIn(Object value) {
    Set<Class<?>> records = new LinkedHashSet<>();
    collectFrom(value, records);
    return records;
  }

  private static void collectFrom(Object value, Set<Class<?>> records) {
    switch (value) {
      case Record one when !isText(one.getClass()) -> {
        records.add(one.getClass());
        for (RecordComponent component : one.getClass().getRecordComponents()) {
          collectFrom(valueOf(component, one), records);
        }
      }
      case Iterable<?> many -> many.forEach(one -> collectFrom(one, records));
      case Map<?, ?> named -> named.values().forEach(one -> collectFrom(one, records));
      case null, default -> {}
    }
  }

  private static Object valueOf(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Whether a record is written as its one text, like a price key.
  private static boolean isText(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .anyMatch(component -> component.getAccessor().isAnnotationPresent(JsonValue.class));
  }

  /// How a case of a sealed type is told from the others: a property and its value.
  record Tag(String property, String value) {

    /// The tag of a record; null if it is not a case of a sealed type.
    static Tag of(Class<?> record) {
      for (Class<?> parent : record.getInterfaces()) {
        if (parent.isSealed()) {
          for (JsonSubTypes.Type one : parent.getAnnotation(JsonSubTypes.class).value()) {
            if (one.value() == record) {
              return new Tag(parent.getAnnotation(JsonTypeInfo.class).property(), one.name());
            }
          }
        }
      }
      return null;
    }
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }
}
