package io.cloudcostguard.estimation.policy;

import io.cloudcostguard.estimation.policy.PolicyRule.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads a policy pack, YAML or JSON: a `name`, and `rules`. What it does not know is an error,
/// with where it stands: a rule that is not read as it was meant would pass everything.
public final class PolicyFile {

  private static final int MOST_BYTES = 1024 * 1024;
  private static final int MOST_RULES = 200;
  private static final int MOST_ELEMENTS = 200;
  private static final int LONGEST = 500;
  private static final int MOST_DIGITS = 20;
  private static final int MOST_EVENTS = 100_000;
  private static final int DEEPEST = 20;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+){0,9}");
  private static final Set<String> FIELDS_OF_ALL =
      Set.of("id", "types", "except", "changed", "severity", "message");
  private static final Set<String> FIELDS_OF_VALUES =
      Set.of("attribute", "allow", "deny", "min", "max", "required");
  private static final List<String> KINDS = List.of("tags", "regions", "attribute", "forbidden");

  /// The pack in `bytes`.
  ///
  /// @throws IllegalArgumentException with where and what is wrong
  public static PolicyPack read(InputStream bytes) throws IOException {
    byte[] all = bytes.readNBytes(MOST_BYTES + 1);
    if (all.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "The policy file has more than %d bytes.".formatted(MOST_BYTES));
    }
    String text = new String(all, StandardCharsets.UTF_8);
    LoadSettings settings = LoadSettings.builder().setLabel("the policy file").build();
    Object document;
    try {
      refuseWhatTakesLong(new Parse(settings).parseString(text));
      document = new Load(settings).loadFromString(text);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("The policy file is no YAML: " + e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException("The policy file is nested too deeply.", e);
    }
    return pack(document);
  }

  /// Values are made of what is neither long, nor deep, nor very much: to make a number of a
  /// million digits takes minutes.
  private static void refuseWhatTakesLong(Iterable<Event> events) {
    int depth = 0;
    int count = 0;
    for (Event event : events) {
      if (event instanceof CollectionStartEvent) {
        depth++;
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
      if (depth > DEEPEST) {
        throw new IllegalArgumentException("The policy file is nested too deeply.");
      }
      if (++count > MOST_EVENTS) {
        throw new IllegalArgumentException(
            "The policy file has more than %d names and values.".formatted(MOST_EVENTS));
      }
      if (event instanceof ScalarEvent scalar && scalar.getValue().length() > LONGEST) {
        throw wrong(
            "line %s"
                .formatted(
                    scalar
                        .getStartMark()
                        .map(mark -> Integer.toString(mark.getLine() + 1))
                        .orElse("?")),
            "has text of more than %d characters".formatted(LONGEST));
      }
    }
  }

  private static PolicyPack pack(@Nullable Object document) {
    Map<String, Object> root = map("the file", document);
    refuseOthers("the file", root, Set.of("name", "rules"));
    String name = named("name", root.get("name"));
    List<Object> listed = list("rules", root.get("rules"), MOST_RULES);
    if (listed.isEmpty()) {
      throw wrong("rules", "is a list of at least one rule");
    }
    List<PolicyRule> rules = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < listed.size(); i++) {
      String where = "rules[%d]".formatted(i);
      Map<String, Object> fields = map(where, listed.get(i));
      String id = named(where + ".id", fields.get("id"));
      if (!ids.add(id)) {
        throw wrong(where + ".id", "is the id of another rule, too: " + id);
      }
      rules.add(rule(where, name + "/" + id, fields));
    }
    return new PolicyPack(name, rules);
  }

  private static PolicyRule rule(String where, String id, Map<String, Object> fields) {
    List<String> kinds = KINDS.stream().filter(fields::containsKey).toList();
    if (kinds.size() != 1) {
      throw wrong(where, "has exactly one of " + String.join(", ", KINDS));
    }
    String kind = kinds.getFirst();
    Set<String> known = new HashSet<>(FIELDS_OF_ALL);
    known.add(kind);
    if (kind.equals("attribute")) {
      known.addAll(FIELDS_OF_VALUES);
    }
    refuseOthers(where, fields, known);
    List<String> types = texts(where + ".types", fields.get("types"));
    if (types.isEmpty()) {
      throw wrong(
          where + ".types", "is a list of resource types, e.g. [aws_instance, \"aws_ebs_*\"]");
    }
    return new PolicyRule(
        id,
        types,
        texts(where + ".except", fields.get("except")),
        flag(where + ".changed", fields.get("changed")),
        severity(where + ".severity", fields.get("severity")),
        fields.get("message") == null ? null : text(where + ".message", fields.get("message")),
        check(where, kind, fields));
  }

  private static PolicyCheck check(String where, String kind, Map<String, Object> fields) {
    String at = where + "." + kind;
    return switch (kind) {
      case "tags" -> tags(at, fields.get(kind));
      case "regions" -> {
        List<String> regions = texts(at, fields.get(kind));
        if (regions.isEmpty()) {
          throw wrong(at, "is a list of at least one region");
        }
        yield new PolicyCheck.Regions(regions);
      }
      case "forbidden" -> {
        if (!flag(at, fields.get(kind))) {
          throw wrong(at, "is true, or left out");
        }
        yield new PolicyCheck.Forbidden();
      }
      default -> values(where, fields);
    };
  }

  private static PolicyCheck tags(String at, @Nullable Object value) {
    Map<String, List<String>> required = new LinkedHashMap<>();
    map(at, value).forEach((name, values) -> required.put(name, texts(at + "." + name, values)));
    if (required.isEmpty()) {
      throw wrong(at, "maps names of tags to lists of values, e.g. {team: [], env: [dev, prod]}");
    }
    return new PolicyCheck.Tags(required);
  }

  private static PolicyCheck values(String where, Map<String, Object> fields) {
    String path = text(where + ".attribute", fields.get("attribute"));
    if (!PATH.matcher(path).matches()) {
      throw wrong(
          where + ".attribute",
          "is a path without indices, e.g. root_block_device.volume_type: " + path);
    }
    PolicyCheck.Values values =
        new PolicyCheck.Values(
            path,
            texts(where + ".allow", fields.get("allow")),
            texts(where + ".deny", fields.get("deny")),
            number(where + ".min", fields.get("min")),
            number(where + ".max", fields.get("max")),
            flag(where + ".required", fields.get("required")));
    if (values.allowed().isEmpty()
        && values.denied().isEmpty()
        && values.min() == null
        && values.max() == null
        && !values.required()) {
      throw wrong(where, "has none of allow, deny, min, max, required: true");
    }
    if (values.min() != null && values.max() != null && values.min().compareTo(values.max()) > 0) {
      throw wrong(where + ".min", "is above max");
    }
    return values;
  }

  private static Severity severity(String where, @Nullable Object value) {
    return switch (value == null ? "error" : text(where, value)) {
      case "error" -> Severity.ERROR;
      case "warning" -> Severity.WARNING;
      default -> throw wrong(where, "is error or warning");
    };
  }

  private static Map<String, Object> map(String where, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> map) || map.size() > MOST_ELEMENTS) {
      throw wrong(where, "is a map of names to values, of at most " + MOST_ELEMENTS);
    }
    Map<String, Object> named = new LinkedHashMap<>();
    map.forEach((key, one) -> named.put(text("a name in " + where, key), one));
    return named;
  }

  private static List<Object> list(String where, @Nullable Object value, int most) {
    if (!(value instanceof List<?> list) || list.size() > most) {
      throw wrong(where, "is a list of at most " + most);
    }
    return new ArrayList<>(list);
  }

  /// Texts of a list, or one text; none for null.
  private static List<String> texts(String where, @Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?>)) {
      return List.of(text(where, value));
    }
    List<String> texts = new ArrayList<>();
    for (Object one : list(where, value, MOST_ELEMENTS)) {
      texts.add(text(where, one));
    }
    return texts;
  }

  /// A scalar as text: a person need not quote a number, or `true`.
  private static String text(String where, @Nullable Object value) {
    String text =
        switch (value) {
          case String one -> one;
          case Number one -> one.toString();
          case Boolean one -> one.toString();
          case null, default -> throw wrong(where, "is text");
        };
    if (text.isBlank() || text.length() > LONGEST) {
      throw wrong(where, "is text of 1 to %d characters".formatted(LONGEST));
    }
    return text;
  }

  private static String named(String where, @Nullable Object value) {
    String name = value == null ? "" : text(where, value);
    if (!NAME.matcher(name).matches()) {
      throw wrong(where, "is a name of letters, digits, ., _ and -, of at most 100");
    }
    return name;
  }

  private static boolean flag(String where, @Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean flag -> flag;
      default -> throw wrong(where, "is true or false");
    };
  }

  private static @Nullable BigDecimal number(String where, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    String text = text(where, value);
    try {
      BigDecimal number = text.length() > MOST_DIGITS ? null : new BigDecimal(text);
      if (number != null && Math.abs(number.scale()) <= MOST_DIGITS) {
        return number;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw wrong(where, "is a number: " + text);
  }

  private static void refuseOthers(String where, Map<String, Object> fields, Set<String> known) {
    for (String name : fields.keySet()) {
      if (!known.contains(name)) {
        throw wrong(
            where + "." + name,
            "is no field here; there are " + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  private static IllegalArgumentException wrong(String where, String what) {
    return new IllegalArgumentException("The policy file: %s %s.".formatted(where, what));
  }

  private PolicyFile() {}
}
