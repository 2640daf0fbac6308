package io.cloudcostguard.estimation.recommendation;

import io.cloudcostguard.estimation.bill.Alteration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes alterations as Terraform configuration: of each resource the attributes to set. It is a
/// hint for people, not a patch: the plan does not show expressions.
final class Snippet {

  private static final int MOST_RESOURCES = 5;

  private static final Pattern ADDRESS =
      Pattern.compile("(?:(module\\..{1,1000})\\.)?([a-z0-9_-]{1,100})\\.([^.\\[]{1,100})(\\[.*)?");

  static String of(List<Alteration> alterations) {
    Map<String, List<Alteration>> byAddress = new LinkedHashMap<>();
    for (Alteration alteration : alterations) {
      byAddress.computeIfAbsent(alteration.address(), _ -> new ArrayList<>()).add(alteration);
    }
    StringBuilder text = new StringBuilder();
    byAddress.entrySet().stream()
        .limit(MOST_RESOURCES)
        .forEach(entry -> write(text, entry.getKey(), entry.getValue()));
    if (byAddress.size() > MOST_RESOURCES) {
      text.append("# and %d more\n".formatted(byAddress.size() - MOST_RESOURCES));
    }
    return text.toString();
  }

  private static void write(StringBuilder text, String address, List<Alteration> alterations) {
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches()) {
      return;
    }
    List<Alteration.Attribute> attributes = new ArrayList<>();
    for (Alteration alteration : alterations) {
      switch (alteration) {
        case Alteration.Removal _ -> text.append("# remove ").append(address).append('\n');
        case Alteration.Attribute attribute -> attributes.add(attribute);
        case Alteration.Expectation _ -> {}
      }
    }
    if (attributes.isEmpty()) {
      return;
    }
    if (parts.group(1) != null || parts.group(4) != null) {
      text.append("# ").append(address).append('\n');
    }
    text.append("resource \"%s\" \"%s\" {\n".formatted(parts.group(2), parts.group(3)));
    List<String> open = new ArrayList<>();
    for (Alteration.Attribute attribute : attributes) {
      List<String> path = List.of(attribute.path().split("\\."));
      List<String> blocks = path.subList(0, path.size() - 1);
      while (!isPrefix(open, blocks)) {
        open.removeLast();
        text.append("  ".repeat(open.size() + 1)).append("}\n");
      }
      while (open.size() < blocks.size()) {
        String block = blocks.get(open.size());
        int bracket = block.indexOf('[');
        text.append("  ".repeat(open.size() + 1))
            .append(bracket < 0 ? block : block.substring(0, bracket))
            .append(bracket < 0 ? " {\n" : " { # the one at " + block.substring(bracket) + "\n");
        open.add(block);
      }
      text.append("  ".repeat(open.size() + 1));
      if (attribute.value() == null) {
        text.append("# without ").append(path.getLast());
      } else {
        text.append(path.getLast()).append(" = ").append(literal(attribute.value()));
      }
      text.append('\n');
    }
    while (!open.isEmpty()) {
      open.removeLast();
      text.append("  ".repeat(open.size() + 1)).append("}\n");
    }
    text.append("}\n");
  }

  private static boolean isPrefix(List<String> open, List<String> blocks) {
    return open.size() <= blocks.size() && open.equals(blocks.subList(0, open.size()));
  }

  private static String literal(Object value) {
    return switch (value) {
      case String text -> quoted(text);
      case List<?> list -> list.stream().map(Snippet::literal).toList().toString();
      default -> value.toString();
    };
  }

  /// Values are a rule's own, or a plan's: nothing in them ends the text or begins an expression.
  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("${", "$${")
            .replace("%{", "%%{")
        + '"';
  }

  private Snippet() {}
}
