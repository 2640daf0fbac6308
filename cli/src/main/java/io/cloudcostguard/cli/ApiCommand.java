package io.cloudcostguard.cli;

import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.cli.server.ServerOptions;
import io.cloudcostguard.estimation.render.Printable;
import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// The options and the output of a command that asks the server and shows its answer: as a table,
/// or as the JSON that the server wrote.
final class ApiCommand {

  private static final int WIDEST_CELL = 80;

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--json", description = "Print the server's JSON.")
  private boolean json;

  /// Asks; null where the answer has no body.
  @Nullable JsonNode ask(String method, String path, @Nullable JsonNode body)
      throws IOException, InterruptedException {
    JsonNode answer = client().exchange(method, path, body == null ? null : body.toString()).json();
    return answer.isMissingNode() ? null : answer;
  }

  ApiClient client() throws IOException {
    return server.client();
  }

  /// A path with a query of those parameters that have a value.
  static String query(String path, Map<String, ? extends @Nullable Object> parameters) {
    String query =
        new TreeMap<>(parameters)
            .entrySet().stream()
                .filter(parameter -> parameter.getValue() != null)
                .map(parameter ->
                    parameter.getKey() + "=" + encoded(String.valueOf(parameter.getValue())))
                .collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  boolean isJson() {
    return json;
  }

  void line(String text) {
    text.lines().map(Printable::line).forEach(out()::println);
  }

  /// Shows rows with these properties as columns, or the whole answer.
  int list(@Nullable JsonNode answer, String rows, String... columns) {
    if (answer == null) {
      return ExitCodes.PASS;
    }
    if (json) {
      return whole(answer);
    }
    List<List<String>> table = new ArrayList<>();
    table.add(List.of(columns));
    answer
        .path(rows)
        .forEach(row -> {
          List<String> cells = new ArrayList<>();
          for (String column : columns) {
            cells.add(cell(row.at("/" + column.replace('.', '/'))));
          }
          table.add(cells);
        });
    print(table);
    if (answer.has("next")) {
      out().println("There are more: --limit, or --cursor " + answer.path("next").asString());
    }
    return ExitCodes.PASS;
  }

  /// Shows one object, a property in a line, or as JSON.
  int one(@Nullable JsonNode answer) {
    if (answer == null) {
      return ExitCodes.PASS;
    }
    if (json) {
      return whole(answer);
    }
    List<List<String>> table = new ArrayList<>();
    answer
        .properties()
        .forEach(property -> table.add(List.of(property.getKey(), cell(property.getValue()))));
    print(table);
    return ExitCodes.PASS;
  }

  private static int whole(JsonNode answer) {
    out().println(answer.toPrettyString());
    return ExitCodes.PASS;
  }

  private static String cell(JsonNode value) {
    String text =
        value.isMissingNode() || value.isNull()
            ? "-"
            : value.isContainer() ? Json.MAPPER.writeValueAsString(value) : value.asString();
    String line = Printable.line(text);
    return line.length() > WIDEST_CELL ? line.substring(0, WIDEST_CELL - 1) + "…" : line;
  }

  private static void print(List<List<String>> table) {
    int columns = table.isEmpty() ? 0 : table.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : table) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : table) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      out().println(line.toString().stripTrailing());
    }
  }

  private static PrintStream out() {
    return new PrintStream(System.out, true, StandardCharsets.UTF_8);
  }
}
