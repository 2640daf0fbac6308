package io.cloudcostguard.cli.budgets;

import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a file of budgets: `teams` with their projects, `exchange` with the rates of currencies,
/// and `budgets`, each with its `name` and the fields of the API.
final class BudgetFile {

  private static final int MOST_BYTES = 1024 * 1024;
  private static final int MOST_BUDGETS = 500;
  private static final Set<String> SECTIONS = Set.of("teams", "exchange", "budgets");
  private static final String NAME = "name";

  /// The budgets by their names, as the API takes them.
  ///
  /// @throws IOException if the file cannot be read, with where and why
  static SortedMap<String, JsonNode> read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException("%s has more than %d bytes.".formatted(file, MOST_BYTES));
    }
    Map<?, ?> root = map(file + "", load(file));
    for (Object section : root.keySet()) {
      if (!SECTIONS.contains(String.valueOf(section))) {
        throw new IOException(
            "%s: `%s` is no section; teams, exchange and budgets are.".formatted(file, section));
      }
    }
    Map<?, ?> teams = map("teams", root.get("teams"));
    Map<?, ?> rates = map("exchange", root.get("exchange"));
    Object listed = root.get("budgets");
    if (!(listed instanceof List<?> budgets)) {
      throw new IOException("%s: `budgets` is missing, a list.".formatted(file));
    }
    if (budgets.size() > MOST_BUDGETS) {
      throw new IOException("%s has more than %d budgets.".formatted(file, MOST_BUDGETS));
    }
    SortedMap<String, JsonNode> read = new TreeMap<>();
    for (Object one : budgets) {
      ObjectNode budget = (ObjectNode) json(map("a budget", one));
      String name = budget.path(NAME).asString("");
      if (name.isEmpty()) {
        throw new IOException("%s: a budget has no `name`.".formatted(file));
      }
      budget.remove(NAME);
      expandTeam(name, budget, teams);
      addRate(budget, rates);
      if (read.put(name, budget) != null) {
        throw new IOException("%s: two budgets have the name %s.".formatted(file, name));
      }
    }
    return read;
  }

  /// Every scalar is its text: a number keeps all its digits, and `010` stays `010`.
  private static @Nullable Object load(Path file) throws IOException {
    try {
      return new Load(
              LoadSettings.builder().setLabel(file.toString()).setSchema(new Texts()).build())
          .loadFromString(Files.readString(file, StandardCharsets.UTF_8));
    } catch (YamlEngineException e) {
      throw new IOException("%s is no YAML: %s".formatted(file, e.getMessage()), e);
    } catch (StackOverflowError e) {
      throw new IOException("%s is nested too deeply.".formatted(file), e);
    } catch (CharacterCodingException e) {
      throw new IOException("%s is not text in UTF-8.".formatted(file), e);
    }
  }

  /// Every scalar is text, as it is written; one that is left out is nothing.
  private static final class Texts extends FailsafeSchema {

    @Override
    public Map<Tag, ConstructNode> getSchemaTagConstructors() {
      Map<Tag, ConstructNode> constructors = new HashMap<>(super.getSchemaTagConstructors());
      constructors.put(Tag.NULL, _ -> "");
      return constructors;
    }
  }

  /// Empty for null.
  private static Map<?, ?> map(String what, @Nullable Object value) throws IOException {
    if (value == null || value.equals("")) {
      return Map.of();
    }
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IOException("%s must be a mapping of names to values.".formatted(what));
  }

  private static void expandTeam(String name, ObjectNode budget, Map<?, ?> teams)
      throws IOException {
    String team = budget.path("scope").path("team").asString("");
    if (team.isEmpty() || !budget.path("scope").path("projects").isMissingNode()) {
      return;
    }
    if (!(teams.get(team) instanceof Collection<?> projects) || projects.isEmpty()) {
      throw new IOException(
          "%s: the team %s is not in `teams`, with its projects.".formatted(name, team));
    }
    ((ObjectNode) budget.path("scope")).set("projects", json(projects));
  }

  private static void addRate(ObjectNode budget, Map<?, ?> rates) throws IOException {
    Object rate = rates.get(budget.path("monthlyLimit").path("currency").asString(""));
    if (rate != null && budget.path("exchange").isMissingNode()) {
      budget.set("exchange", json(rate));
    }
  }

  private static JsonNode json(Object value) throws IOException {
    return Json.MAPPER.valueToTree(new Copy().of(value, 0));
  }

  /// A copy without aliases. A few lines of aliases of aliases, or one of itself, have no end.
  private static final class Copy {
    private static final int MOST_VALUES = 100_000;
    private static final int DEEPEST = 20;
    private static final Set<String> NOTHING = Set.of("", "~", "null");

    private int values;

    @Nullable Object of(@Nullable Object value, int depth) throws IOException {
      if (++values > MOST_VALUES || depth > DEEPEST) {
        throw new IOException(
            "A budget has more than %d values, or more than %d within each other."
                .formatted(MOST_VALUES, DEEPEST));
      }
      if (value instanceof Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          copy.put(String.valueOf(entry.getKey()), of(entry.getValue(), depth + 1));
        }
        return copy;
      }
      if (value instanceof Collection<?> many) {
        List<@Nullable Object> copy = new ArrayList<>();
        for (Object one : many) {
          copy.add(of(one, depth + 1));
        }
        return copy;
      }
      String text = value == null ? "" : value.toString();
      return NOTHING.contains(text) ? null : text;
    }
  }

  private BudgetFile() {}
}
