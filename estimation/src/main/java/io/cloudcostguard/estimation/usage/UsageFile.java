package io.cloudcostguard.estimation.usage;

import io.cloudcostguard.estimation.yaml.YamlNode;
import io.cloudcostguard.estimation.yaml.YamlReader;
import io.cloudcostguard.schemas.plan.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A usage file, version 0.1: `resource_type_default_usage` by type, `resource_usage` by address,
/// and `free_tiers: true` for the vendor's always-free allowances.
public final class UsageFile {

  /// A file that is larger is refused.
  public static final int MAX_BYTES = 1024 * 1024;

  private static final String FILE = "The usage file";
  private static final String VERSION = "version";
  private static final Set<String> VERSIONS = Set.of("0.1", "v0.1");
  private static final String BY_TYPE = "resource_type_default_usage";
  private static final String BY_ADDRESS = "resource_usage";
  private static final String FREE_TIERS = "free_tiers";
  private static final List<String> SECTIONS = List.of(VERSION, BY_TYPE, BY_ADDRESS, FREE_TIERS);

  /// An address with its modules and keys, or a type.
  private static final int LONGEST_SUBJECT = 4096;

  private static final int LONGEST_KEY = 256;
  private static final int LONGEST_VALUE = 1024;

  /// Of one map; no type reads so many, also by region.
  private static final int MOST_KEYS = 200;

  /// Of sections that nothing reads, how many are named.
  private static final int MOST_UNREAD = 10;

  /// Maps in the map of a subject.
  private static final int DEEPEST = 5;

  private static final String NO_LIST = "a list; a usage file has only numbers, text and maps";
  private static final Pattern GROUPED_NUMBER =
      Pattern.compile("[-+]?[0-9][0-9_]*(?:\\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?");

  /// Reads a usage file.
  ///
  /// @throws IllegalArgumentException if it is no usage file; the message says why and, where that
  ///   can be said, in which line
  public static Usage read(InputStream yaml) throws IOException {
    return usage(YamlReader.read(yaml, FILE, MAX_BYTES));
  }

  private static Usage usage(YamlNode root) {
    Map<String, YamlNode> sections = entries(root, "the usage file");
    sections.forEach((name, node) -> checkSection(name, node.line()));
    checkVersion(sections.get(VERSION));
    return new Usage(
        subjects(sections.get(BY_TYPE), BY_TYPE),
        subjects(sections.get(BY_ADDRESS), BY_ADDRESS),
        flag(sections.get(FREE_TIERS)),
        unread(sections.keySet()));
  }

  /// Sections that are neither read nor there for anchors, as `x-base` or `.base` are by custom.
  private static List<String> unread(Set<String> sections) {
    return sections.stream()
        .filter(name -> !SECTIONS.contains(name) && !name.startsWith("x-") && !name.startsWith("."))
        .limit(MOST_UNREAD)
        .map(UsageFile::shown)
        .toList();
  }

  /// Other sections are allowed, e.g. for anchors; one that is nearly right is a slip.
  private static void checkSection(String name, int line) {
    String meant = SECTIONS.contains(name) ? null : Closest.to(name, SECTIONS);
    if (meant != null) {
      throw refused(line, "there is no section %s; did you mean %s?".formatted(name, meant));
    }
  }

  private static void checkVersion(@Nullable YamlNode version) {
    if (version instanceof YamlNode.Text(var text, _, var line) && !VERSIONS.contains(text)) {
      throw refused(line, "the version is " + shown(text) + "; 0.1 can be read");
    }
  }

  private static boolean flag(@Nullable YamlNode node) {
    return switch (node) {
      case null -> false;
      case YamlNode.Nothing _ -> false;
      case YamlNode.Text(var text, _, _) when text.equals("true") || text.equals("false") ->
          text.equals("true");
      default -> throw refused(node.line(), FREE_TIERS + " is neither true nor false");
    };
  }

  private static Map<String, Map<String, Object>> subjects(
      @Nullable YamlNode node, String section) {
    Map<String, Map<String, Object>> subjects = new LinkedHashMap<>();
    if (node != null) {
      entries(node, section)
          .forEach((name, values) -> {
            if (name.length() > LONGEST_SUBJECT) {
              throw refused(
                  values.line(), "a name of more than %,d characters".formatted(LONGEST_SUBJECT));
            }
            subjects.put(name, map(entries(values, "`" + name + "`"), values.line(), 0));
          });
    }
    return subjects;
  }

  private static Map<String, YamlNode> entries(YamlNode node, String name) {
    return switch (node) {
      case YamlNode.Nothing _ -> Map.of();
      case YamlNode.Entries(var entries, _, _) -> entries;
      case YamlNode.Text(_, _, var line) -> throw refused(line, name + " is not a map");
      case YamlNode.Items(_, var line, _) -> throw refused(line, NO_LIST);
    };
  }

  private static Map<String, Object> map(Map<String, YamlNode> entries, int line, int depth) {
    if (depth > DEEPEST) {
      throw refused(line, "usage that is nested more than " + DEEPEST + " deep");
    }
    if (entries.size() > MOST_KEYS) {
      throw refused(line, "more than " + MOST_KEYS + " keys in one map");
    }
    Map<String, Object> map = new LinkedHashMap<>();
    entries.forEach((key, value) -> {
      if (key.length() > LONGEST_KEY) {
        throw refused(value.line(), "a key of more than " + LONGEST_KEY + " characters");
      }
      switch (value) {
        case YamlNode.Nothing _ -> {}
        case YamlNode.Text(var text, var isPlain, var at) -> {
          if (text.length() > LONGEST_VALUE) {
            throw refused(at, "a value of more than %,d characters".formatted(LONGEST_VALUE));
          }
          map.put(key, isPlain ? ungrouped(text) : text);
        }
        case YamlNode.Items(_, var at, _) -> throw refused(at, NO_LIST);
        case YamlNode.Entries(var nested, var at, _) -> map.put(key, map(nested, at, depth + 1));
      }
    });
    return map;
  }

  /// A number with underscores between its digits, without them.
  private static String ungrouped(String text) {
    return text.indexOf('_') > 0 && GROUPED_NUMBER.matcher(text).matches()
        ? text.replace("_", "")
        : text;
  }

  private static IllegalArgumentException refused(int line, String why) {
    return YamlReader.refused(FILE, line, why);
  }

  private static String shown(String text) {
    return text.length() > LONGEST_KEY ? text.substring(0, LONGEST_KEY) + "…" : text;
  }

  private UsageFile() {}
}
