package io.cloudcostguard.cli.budgets;

import io.cloudcostguard.estimation.yaml.YamlNode;
import io.cloudcostguard.estimation.yaml.YamlReader;
import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads a file of budgets: `teams` with their projects, `exchange` with the rates of currencies,
/// and `budgets`, each with its `name` and the fields of the API.
final class BudgetFile {

  private static final int MOST_BYTES = 1024 * 1024;
  private static final int MOST_BUDGETS = 500;
  private static final Set<String> SECTIONS = Set.of("teams", "exchange", "budgets");
  private static final String NAME = "name";
  private static final JsonNodeFactory NODES = Json.MAPPER.getNodeFactory();

  /// The budgets by their names, as the API takes them.
  ///
  /// @throws IOException if the file cannot be read, with where and why
  static SortedMap<String, JsonNode> read(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return budgets(YamlReader.read(bytes, file.toString(), MOST_BYTES), file);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static SortedMap<String, JsonNode> budgets(YamlNode document, Path file) {
    Map<String, YamlNode> root = map(document, file, "the file");
    root.forEach((section, node) -> {
      if (!SECTIONS.contains(section)) {
        throw wrong(
            file, node, "`%s` is no section; teams, exchange and budgets are".formatted(section));
      }
    });
    Map<String, YamlNode> teams = map(root.get("teams"), file, "`teams`");
    Map<String, YamlNode> rates = map(root.get("exchange"), file, "`exchange`");
    if (!(root.get("budgets") instanceof YamlNode.Items(var listed, var line, _))) {
      throw wrong(file, document, "`budgets` is missing, a list");
    }
    if (listed.size() > MOST_BUDGETS) {
      throw YamlReader.refused(
          file.toString(), line, "more than %d budgets".formatted(MOST_BUDGETS));
    }
    SortedMap<String, JsonNode> read = new TreeMap<>();
    for (YamlNode one : listed) {
      Map<String, YamlNode> fields = map(one, file, "a budget");
      ObjectNode budget = (ObjectNode) json(new YamlNode.Entries(fields, one.line(), one.size()));
      String name = budget.path(NAME).asString("");
      if (name.isEmpty()) {
        throw wrong(file, one, "a budget has no `name`");
      }
      budget.remove(NAME);
      expandTeam(budget, teams, file, one);
      addRate(budget, rates);
      if (read.put(name, budget) != null) {
        throw wrong(file, one, "two budgets have the name " + name);
      }
    }
    return read;
  }

  /// Empty where there is nothing.
  private static Map<String, YamlNode> map(@Nullable YamlNode value, Path file, String what) {
    return switch (value) {
      case null -> Map.of();
      case YamlNode.Nothing _ -> Map.of();
      case YamlNode.Entries(var entries, _, _) -> entries;
      case YamlNode other -> throw wrong(file, other, what + " is no map of names to values");
    };
  }

  private static void expandTeam(
      ObjectNode budget, Map<String, YamlNode> teams, Path file, YamlNode place) {
    String team = budget.path("scope").path("team").asString("");
    if (team.isEmpty() || !budget.path("scope").path("projects").isMissingNode()) {
      return;
    }
    if (!(teams.get(team) instanceof YamlNode.Items projects) || projects.items().isEmpty()) {
      throw wrong(file, place, "the team %s is not in `teams`, with its projects".formatted(team));
    }
    ((ObjectNode) budget.path("scope")).set("projects", json(projects));
  }

  private static void addRate(ObjectNode budget, Map<String, YamlNode> rates) {
    YamlNode rate = rates.get(budget.path("monthlyLimit").path("currency").asString(""));
    if (rate != null && budget.path("exchange").isMissingNode()) {
      budget.set("exchange", json(rate));
    }
  }

  /// Every scalar is its text: a number keeps all its digits, and `010` stays `010`.
  private static JsonNode json(YamlNode node) {
    return switch (node) {
      case YamlNode.Nothing _ -> NODES.nullNode();
      case YamlNode.Text(var text, _, _) -> NODES.stringNode(text);
      case YamlNode.Items(var items, _, _) -> {
        ArrayNode array = NODES.arrayNode();
        items.forEach(item -> array.add(json(item)));
        yield array;
      }
      case YamlNode.Entries(var entries, _, _) -> {
        ObjectNode object = NODES.objectNode();
        entries.forEach((name, value) -> object.set(name, json(value)));
        yield object;
      }
    };
  }

  private static IllegalArgumentException wrong(Path file, YamlNode place, String why) {
    return YamlReader.refused(file.toString(), place.line(), why);
  }

  private BudgetFile() {}
}
