package io.cloudcostguard.estimation.usage;

import io.cloudcostguard.schemas.plan.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A usage file, version 0.1: `resource_type_default_usage` by type, `resource_usage` by address.
public final class UsageFile {

  private static final YAMLMapper YAML = new YAMLMapper();

  /// Reads a usage file.
  ///
  /// @throws IllegalArgumentException if it is no usage file; the message says why
  public static Usage read(InputStream yaml) throws IOException {
    try {
      JsonNode root = YAML.readTree(yaml.readAllBytes());
      if (root == null || root.isNull() || root.isMissingNode()) {
        return Usage.NONE;
      }
      if (!root.isObject()) {
        throw new IllegalArgumentException("The usage file is not a map.");
      }
      String version = root.path("version").asString("0.1");
      if (!version.equals("0.1")) {
        throw new IllegalArgumentException(
            "The usage file's version is " + version + "; 0.1 can be read.");
      }
      return new Usage(
          entries(root.path("resource_type_default_usage")), entries(root.path("resource_usage")));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("The usage file is broken: " + e.getOriginalMessage(), e);
    }
  }

  private static Map<String, Map<String, Object>> entries(JsonNode node) {
    Map<String, Map<String, Object>> entries = new LinkedHashMap<>();
    node.forEachEntry((name, values) -> {
      if (values.isObject()) {
        entries.put(name, map(values));
      }
    });
    return entries;
  }

  /// Scalars as text, so that a quantity keeps every digit.
  private static Map<String, Object> map(JsonNode node) {
    Map<String, Object> map = new LinkedHashMap<>();
    node.forEachEntry((name, value) -> {
      if (value.isObject()) {
        map.put(name, map(value));
      } else if (value.isValueNode() && !value.isNull()) {
        map.put(name, value.asString());
      }
    });
    return map;
  }

  private UsageFile() {}
}
