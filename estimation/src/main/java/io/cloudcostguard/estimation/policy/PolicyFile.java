package io.cloudcostguard.estimation.policy;

import io.cloudcostguard.estimation.policy.PolicyRule.Severity;
import io.cloudcostguard.estimation.yaml.YamlNode;
import io.cloudcostguard.estimation.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a policy pack, YAML or JSON: a `name`, and `rules`. What it does not know is an error,
/// with where it stands: a rule that is not read as it was meant would pass everything.
public final class PolicyFile {

  private static final String FILE = "The policy file";
  private static final int MOST_BYTES = 1024 * 1024;
  private static final int MOST_RULES = 200;
  private static final int MOST_ELEMENTS = 200;
  private static final int LONGEST = 500;
  private static final int MOST_DIGITS = 20;
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
    return pack(YamlReader.read(bytes, FILE, MOST_BYTES));
  }

  private static PolicyPack pack(YamlNode document) {
    Map<String, YamlNode> root = map("the file", document);
    refuseOthers("the file", root, Set.of("name", "rules"));
    String name = named("name", root.get("name"));
    List<YamlNode> listed = list("rules", root.get("rules"), MOST_RULES);
    if (listed.isEmpty()) {
      throw wrong("rules", "is a list of at least one rule");
    }
    List<PolicyRule> rules = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < listed.size(); i++) {
      String where = "rules[%d]".formatted(i);
      Map<String, YamlNode> fields = map(where, listed.get(i));
      String id = named(where + ".id", fields.get("id"));
      if (!ids.add(id)) {
        throw wrong(where + ".id", "is the id of another rule, too: " + id);
      }
      rules.add(rule(where, name + "/" + id, fields));
    }
    return new PolicyPack(name, rules);
  }

  private static PolicyRule rule(String where, String id, Map<String, YamlNode> fields) {
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
        isNothing(fields.get("message")) ? null : text(where + ".message", fields.get("message")),
        check(where, kind, fields));
  }

  private static PolicyCheck check(String where, String kind, Map<String, YamlNode> fields) {
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

  private static PolicyCheck tags(String at, @Nullable YamlNode value) {
    Map<String, List<String>> required = new LinkedHashMap<>();
    map(at, value).forEach((name, values) -> required.put(name, texts(at + "." + name, values)));
    if (required.isEmpty()) {
      throw wrong(at, "maps names of tags to lists of values, e.g. {team: [], env: [dev, prod]}");
    }
    return new PolicyCheck.Tags(required);
  }

  private static PolicyCheck values(String where, Map<String, YamlNode> fields) {
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

  private static Severity severity(String where, @Nullable YamlNode value) {
    return switch (isNothing(value) ? "error" : text(where, value)) {
      case "error" -> Severity.ERROR;
      case "warning" -> Severity.WARNING;
      default -> throw wrong(where, "is error or warning");
    };
  }

  private static Map<String, YamlNode> map(String where, @Nullable YamlNode value) {
    if (!(value instanceof YamlNode.Entries(var entries, _, _)) || entries.size() > MOST_ELEMENTS) {
      throw wrong(where, "is a map of names to values, of at most " + MOST_ELEMENTS);
    }
    entries.keySet().forEach(name -> checkText("a name in " + where, name));
    return entries;
  }

  private static List<YamlNode> list(String where, @Nullable YamlNode value, int most) {
    if (!(value instanceof YamlNode.Items(var items, _, _)) || items.size() > most) {
      throw wrong(where, "is a list of at most " + most);
    }
    return items;
  }

  /// Texts of a list, or one text; none where there is nothing.
  private static List<String> texts(String where, @Nullable YamlNode value) {
    if (isNothing(value)) {
      return List.of();
    }
    if (!(value instanceof YamlNode.Items)) {
      return List.of(text(where, value));
    }
    List<String> texts = new ArrayList<>();
    for (YamlNode one : list(where, value, MOST_ELEMENTS)) {
      texts.add(text(where, one));
    }
    return texts;
  }

  /// A scalar as text: a person need not quote a number, or `true`.
  private static String text(String where, @Nullable YamlNode value) {
    if (!(value instanceof YamlNode.Text(var text, _, _))) {
      throw wrong(where, "is text");
    }
    return checkText(where, text);
  }

  private static String checkText(String where, String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw wrong(where, "is text of 1 to %d characters".formatted(LONGEST));
    }
    return text;
  }

  private static boolean isNothing(@Nullable YamlNode value) {
    return value == null || value instanceof YamlNode.Nothing;
  }

  private static String named(String where, @Nullable YamlNode value) {
    String name = isNothing(value) ? "" : text(where, value);
    if (!NAME.matcher(name).matches()) {
      throw wrong(where, "is a name of letters, digits, ., _ and -, of at most 100");
    }
    return name;
  }

  private static boolean flag(String where, @Nullable YamlNode value) {
    return switch (value) {
      case null -> false;
      case YamlNode.Nothing _ -> false;
      case YamlNode.Text(var text, _, _) when text.equals("true") -> true;
      case YamlNode.Text(var text, _, _) when text.equals("false") -> false;
      default -> throw wrong(where, "is true or false");
    };
  }

  private static @Nullable BigDecimal number(String where, @Nullable YamlNode value) {
    if (isNothing(value)) {
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

  private static void refuseOthers(String where, Map<String, YamlNode> fields, Set<String> known) {
    for (String name : fields.keySet()) {
      if (!known.contains(name)) {
        throw wrong(
            where + "." + name,
            "is no field here; there are " + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  private static IllegalArgumentException wrong(String where, String what) {
    return new IllegalArgumentException("%s: %s %s.".formatted(FILE, where, what));
  }

  private PolicyFile() {}
}
