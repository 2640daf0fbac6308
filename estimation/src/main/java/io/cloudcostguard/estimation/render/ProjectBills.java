package io.cloudcostguard.estimation.render;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.Sum;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The estimates of several projects, each with its sum, and the sum of all.
///
/// @param projects in the order in which they are shown
public record ProjectBills(List<ProjectBill> projects) {

  private static final int GAP = 2;
  private static final int WIDEST_NAME = 60;

  /// One of them.
  public record ProjectBill(String name, PlanEstimated estimate) {}

  public ProjectBills {
    projects = List.copyOf(projects);
    List<String> currencies =
        projects.stream().map(project -> project.estimate().currency()).distinct().toList();
    if (currencies.size() > 1) {
      throw new IllegalArgumentException(
          "Estimates in several currencies have no sum: " + String.join(", ", currencies));
    }
  }

  /// What all cost now.
  public Sum before() {
    return sum(PlanEstimated::beforeSum);
  }

  /// What all will cost after apply.
  public Sum after() {
    return sum(PlanEstimated::afterSum);
  }

  /// What all plans change.
  public Sum change() {
    return sum(PlanEstimated::change);
  }

  private Sum sum(Function<PlanEstimated, Sum> of) {
    return projects.stream().map(ProjectBill::estimate).map(of).reduce(Sum.NOTHING, Sum::plus);
  }

  /// How many resources of all projects are in no sum, or not fully.
  public int notPriced() {
    return projects.stream().mapToInt(project -> notPriced(project.estimate())).sum();
  }

  private static int notPriced(PlanEstimated estimate) {
    return estimate.coverage().notPriced() + estimate.coverage().unsupported();
  }

  private record Row(String name, String before, String after, String change) {}

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (ProjectBill project : projects) {
      PlanEstimated estimate = project.estimate();
      rows.add(
          new Row(
              Printable.line(project.name()),
              Amounts.money(estimate.beforeSum()),
              Amounts.money(estimate.afterSum()),
              Amounts.change(estimate.change())));
    }
    rows.add(
        new Row(
            "Total", Amounts.money(before()), Amounts.money(after()), Amounts.change(change())));
    return rows;
  }

  private String doubts() {
    int missing = notPriced();
    return missing == 0
        ? ""
        : "%s not fully priced: what is missing is in no sum, and it is not a saving.\n"
            .formatted(missing == 1 ? "1 resource is" : missing + " resources are");
  }

  String table() {
    List<Row> rows = new ArrayList<>(rows());
    rows.addFirst(new Row("", "before", "after", "delta"));
    int name = width(rows, row -> shortened(row.name()));
    int before = width(rows, Row::before);
    int after = width(rows, Row::after);
    int change = width(rows, Row::change);
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      text.append(TextColumns.left(shortened(row.name()), name))
          .append(TextColumns.right(row.before(), before + GAP))
          .append(TextColumns.right(row.after(), after + GAP))
          .append(TextColumns.right(row.change(), change + GAP))
          .append('\n');
    }
    return text + doubts();
  }

  private static int width(List<Row> rows, Function<Row, String> column) {
    return rows.stream().map(column).mapToInt(TextColumns::of).max().orElse(0);
  }

  private static String shortened(String name) {
    return name.length() <= WIDEST_NAME ? name : name.substring(0, WIDEST_NAME - 1) + "…";
  }

  String markdown() {
    StringBuilder text =
        new StringBuilder(
            "**%s a month** in %s\n\n| project | before | after | change |\n|:---|---:|---:|---:|\n"
                .formatted(Amounts.change(change()), Amounts.count(projects.size(), "projects")));
    List<Row> rows = rows();
    String total = row(rows.getLast());
    int left = projects.size();
    for (Row row : rows.subList(0, projects.size())) {
      String line = row(row);
      if (text.length() + line.length() + total.length() > MarkdownBill.LONGEST / 2) {
        break;
      }
      text.append(line);
      left--;
    }
    text.append(total);
    if (left > 0) {
      text.append("\n%d more projects are in the total.\n".formatted(left));
    }
    return text + (doubts().isEmpty() ? "" : "\n" + doubts());
  }

  private static String row(Row row) {
    return "| %s | %s | %s | %s |\n"
        .formatted(MarkdownBill.escaped(row.name()), row.before(), row.after(), row.change());
  }

  /// With each estimate in full, so that it can be combined again.
  String json() {
    ObjectNode all = Json.MAPPER.createObjectNode();
    if (!projects.isEmpty()) {
      all.put("currency", projects.getFirst().estimate().currency());
    }
    put(all, "before", before());
    put(all, "after", after());
    put(all, "delta", change());
    all.put("bound", change().bound());
    all.put("notPriced", notPriced());
    var list = all.putArray("projects");
    for (ProjectBill project : projects) {
      list.addObject()
          .put("name", project.name())
          .set("estimate", Json.MAPPER.valueToTree(project.estimate()));
    }
    StringWriter text = new StringWriter();
    try {
      EstimateFormat.pretty(all, text);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
    return text.toString();
  }

  private static void put(ObjectNode all, String name, Sum sum) {
    @Nullable BigDecimal known = sum.knownOrNull();
    if (known != null) {
      all.put(name, Objects.requireNonNull(known).toPlainString());
    }
  }
}
