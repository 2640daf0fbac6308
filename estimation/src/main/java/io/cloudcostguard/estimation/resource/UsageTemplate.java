package io.cloudcostguard.estimation.resource;

import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlannedResource;
import io.cloudcostguard.schemas.plan.Usage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Adds to a usage file, as comments, what it could say of a plan and does not. What is there stays
/// as it is, byte by byte; only the block of an earlier run is written anew.
public final class UsageTemplate {

  private static final String BEGIN = "  # --- ccg usage sync: what else this plan could be told";
  private static final String END = "  # --- end of ccg usage sync";
  private static final int MOST = 5_000;
  private static final Pattern SECTION = Pattern.compile("(?m)^([A-Za-z_.][\\w.-]*) *:([^#\\n]*)");

  /// The section of addresses, to which lines can be added.
  private static final String OPEN = "resource_usage:";

  private static final String ELSEWHERE = "; move lines below resource_usage to use them";

  private final ResourceTypes types;
  private final Usage usage;

  private UsageTemplate(ResourceTypes types, Usage usage) {
    this.types = types;
    this.usage = usage;
  }

  /// The file with its block of comments.
  ///
  /// @param file the text of the usage file; empty: there is none yet
  /// @param usage what it says
  public static String of(String file, Usage usage, Plan plan, ResourceTypes types) {
    String kept = withoutBlock(file);
    StringBuilder text = new StringBuilder();
    if (kept.isBlank()) {
      text.append("version: 0.1\nresource_usage:\n");
    } else {
      text.append(kept);
      if (!kept.endsWith("\n")) {
        text.append('\n');
      }
    }
    List<String> block = new UsageTemplate(types, usage).block(plan);
    if (!block.isEmpty()) {
      String above = sectionAbove(text.toString());
      text.append(above == null ? OPEN + "\n" : "")
          .append(BEGIN)
          .append(above == null || above.equals(OPEN) ? "" : ELSEWHERE)
          .append('\n');
      block.forEach(line -> text.append(line).append('\n'));
      text.append(END).append('\n');
    }
    return text.toString();
  }

  /// The last section with what stands behind its colon, where the file has a section of addresses;
  /// null: it has none.
  private static @Nullable String sectionAbove(String file) {
    String last = "";
    boolean isThere = false;
    Matcher section = SECTION.matcher(file);
    while (section.find()) {
      last = section.group(1) + ":" + section.group(2).strip();
      isThere |= last.startsWith(OPEN);
    }
    return isThere ? last : null;
  }

  private static String withoutBlock(String file) {
    StringBuilder kept = new StringBuilder();
    boolean isInBlock = false;
    for (String line : file.split("(?<=\n)", -1)) {
      if (line.startsWith(BEGIN)) {
        isInBlock = true;
      } else if (isInBlock) {
        isInBlock = !line.startsWith(END);
      } else {
        kept.append(line);
      }
    }
    return kept.toString();
  }

  private List<String> block(Plan plan) {
    Map<String, ResourceType> all = new TreeMap<>();
    for (PlannedResource resource : plan.resources()) {
      ResourceType type = types.find(resource.type());
      if (type != null && !type.usageKeys().isEmpty() && resource.after() != null) {
        all.putIfAbsent(InstanceKeys.replaced(resource.address(), InstanceKeys.ANY), type);
      }
    }
    List<String> lines = new ArrayList<>();
    all.entrySet().stream().limit(MOST).forEach(each -> add(lines, each.getKey(), each.getValue()));
    if (all.size() > MOST) {
      lines.add("  # … and %d more resources".formatted(all.size() - MOST));
    }
    return lines;
  }

  private void add(List<String> lines, String address, ResourceType type) {
    Set<String> said = said(address, type);
    List<String> open =
        type.usageKeys().stream().filter(key -> !said.contains(key)).sorted().distinct().toList();
    if (open.isEmpty()) {
      return;
    }
    lines.add("  # \"%s\":".formatted(address.replace("\\", "\\\\").replace("\"", "\\\"")));
    List<String> above = List.of();
    for (String key : open) {
      List<String> names = List.of(key.split("\\."));
      List<String> parents = names.subList(0, names.size() - 1);
      int same = 0;
      while (same < Math.min(parents.size(), above.size())
          && parents.get(same).equals(above.get(same))) {
        same++;
      }
      for (int depth = same; depth < parents.size(); depth++) {
        lines.add(line(depth, named(parents.get(depth)) + ":"));
      }
      lines.add(
          line(
              parents.size(),
              named(names.getLast()) + ": # " + (type.readsText(key) ? "text" : "number")));
      above = parents;
    }
  }

  private static String line(int depth, String text) {
    return "  #   " + "  ".repeat(depth) + text;
  }

  /// A name that the reader chooses, such as that of a region.
  private static String named(String name) {
    return name.equals("*") ? "NAME" : name;
  }

  /// The keys that the file has for the address, its instances, or its type.
  private Set<String> said(String address, ResourceType type) {
    Set<String> keys = new HashSet<>();
    usage
        .byAddress()
        .forEach((name, values) -> {
          if (InstanceKeys.replaced(name, InstanceKeys.ANY).equals(address)) {
            collect("", values, keys);
          }
        });
    collect("", usage.byType().getOrDefault(type.name(), Map.of()), keys);
    Set<String> said = new HashSet<>();
    for (String declared : type.usageKeys()) {
      if (keys.stream().anyMatch(key -> ResourceType.matches(declared, key))) {
        said.add(declared);
      }
    }
    return said;
  }

  private static void collect(String prefix, Map<?, ?> values, Set<String> keys) {
    values.forEach((name, value) -> {
      if (value instanceof Map<?, ?> nested) {
        collect(prefix + name + ".", nested, keys);
      } else {
        keys.add(prefix + name);
      }
    });
  }
}
