package io.cloudcostguard.e2e.deploy;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The settings of the services: types and defaults of their configuration records by reflection,
/// descriptions from the records' sources.
final class Settings {

  /// The modules that have settings. Those of the last one are of every service but the loader.
  private static final List<String> MODULES =
      List.of("ingest-api", "estimator-stream", "notifier", "pricing-loader", "tracing");

  private static final Pattern PREFIX =
      Pattern.compile("@ConfigurationProperties\\(\"([^\"]+)\"\\)");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([a-z.]+);");

  /// A description ends at the next tag or at the end of the comment.
  private static final Pattern PARAM =
      Pattern.compile("@param (\\w+) ((?:[^\n]*\n\\s*///(?!\\s*@))*[^\n]*)");

  private Settings() {}

  /// A setting.
  ///
  /// @param name as a property, e.g. `ccg.limit.plans-per-day`
  /// @param fallback its default; empty: none
  record Setting(String name, String type, String fallback, String description) {

    /// As the environment has it. A map has one variable for each of its keys.
    String variable() {
      return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT)
          + (type.startsWith("map") ? "_…" : "");
    }
  }

  /// By module, in the order of their names.
  static Map<String, List<Setting>> byModule() throws IOException {
    Map<String, List<Setting>> all = new HashMap<>();
    for (String module : MODULES) {
      Map<String, Setting> found = new TreeMap<>();
      try (Stream<Path> files =
          Files.walk(DeploymentFiles.ROOT.resolve(module).resolve("src/main/java"))) {
        for (Path file : files.filter(one -> one.toString().endsWith("Properties.java")).toList()) {
          read(file).forEach(setting -> found.put(setting.name(), setting));
        }
      }
      all.put(module, List.copyOf(found.values()));
    }
    return all;
  }

  static List<String> modules() {
    return MODULES;
  }

  private static Collection<Setting> read(Path file) {
    String source = DeploymentFiles.read(file);
    Matcher prefix = PREFIX.matcher(source);
    Matcher inPackage = PACKAGE.matcher(source);
    if (!prefix.find() || !inPackage.find()) {
      return List.of();
    }
    String name = file.getFileName().toString().replace(".java", "");
    try {
      Class<?> type = Class.forName(inPackage.group(1) + "." + name);
      List<Setting> settings = new ArrayList<>();
      add(prefix.group(1), type, source, settings);
      return settings;
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(String prefix, Class<?> type, String source, List<Setting> to) {
    Map<String, String> descriptions = descriptions(type, source);
    for (RecordComponent component : type.getRecordComponents()) {
      String name = prefix + "." + dashed(component.getName());
      // A record of its own file is a value, e.g. a key that hides its text.
      if (component.getType().isRecord() && component.getType().isMemberClass()) {
        add(name, component.getType(), source, to);
      } else {
        to.add(
            new Setting(
                name,
                named(component.getGenericType()),
                fallback(type, component),
                descriptions.getOrDefault(component.getName(), "")));
      }
    }
  }

  /// Of the comment above a record.
  private static Map<String, String> descriptions(Class<?> type, String source) {
    int declared = source.indexOf("record " + type.getSimpleName() + "(");
    String above = source.substring(0, declared);
    String comment =
        above.substring(Math.max(above.lastIndexOf(";\n"), above.lastIndexOf("}\n")) + 1);
    Map<String, String> descriptions = new HashMap<>();
    Matcher param = PARAM.matcher(comment);
    while (param.find()) {
      descriptions.put(param.group(1), param.group(2).replaceAll("\\s*\n\\s*///\\s*", " ").strip());
    }
    return descriptions;
  }

  private static String fallback(Class<?> type, RecordComponent component) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      int index =
          Arrays.stream(components)
              .map(RecordComponent::getName)
              .toList()
              .indexOf(component.getName());
      DefaultValue value =
          type.getDeclaredConstructor(types)
              .getParameters()[index]
              .getAnnotation(DefaultValue.class);
      return value == null ? "" : String.join(", ", value.value());
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String named(Type type) {
    if (type instanceof ParameterizedType of) {
      Type last = of.getActualTypeArguments()[of.getActualTypeArguments().length - 1];
      return (of.getRawType() == Map.class ? "map of " : "list of ") + named(last);
    }
    Class<?> one = (Class<?>) type;
    if (one.isEnum()) {
      return Arrays.stream(one.getEnumConstants())
          .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .collect(Collectors.joining(", "));
    }
    if (one == boolean.class || one == Boolean.class) {
      return "true, false";
    }
    if (one.isPrimitive() || Number.class.isAssignableFrom(one)) {
      return "number";
    }
    return Map.of(
            Duration.class, "duration",
            DataSize.class, "size",
            URI.class, "URL",
            Path.class, "file",
            LocalDate.class, "day")
        .getOrDefault(one, "text");
  }

  private static String dashed(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
