package io.cloudcostguard.estimation.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.bill.PinnedCatalogue;
import io.cloudcostguard.estimation.plan.PlanReader;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.render.AdviceFormat;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// docs/recommendations.md has the list of an example and the table of all rules, both generated:
/// `-Dgolden.update` writes them.
class RecommendationsDocTest {

  private static final Path DOC = Path.of("../docs/recommendations.md");
  private static final ResourceTypes TYPES = new ResourceTypes();

  @Test
  void hasTheListOfAnExampleAndAllRules() throws IOException {
    String doc = Files.readString(DOC);
    String current =
        replaced(
            doc,
            "example",
            "\n```\n" + list(Path.of("../examples/web-stack/plan.json"), "dev") + "```\n");
    current = replaced(current, "rules", "\n" + rules());
    if (System.getProperty("golden.update") != null) {
      Files.writeString(DOC, current);
    }
    assertThat(current).isEqualTo(Files.readString(DOC));
  }

  /// A plan of the real provider; what it could save is beside it.
  @Test
  void saysWhatALegacyStackCouldSave() throws IOException {
    Path folder = Path.of("../examples/legacy-stack");
    String list = list(folder.resolve("plan.json"), "staging");
    Path expected = folder.resolve("recommendations.txt");
    if (System.getProperty("golden.update") != null) {
      Files.writeString(expected, list);
    }
    assertThat(list).isEqualTo(Files.readString(expected));
  }

  private static String replaced(String doc, String part, String by) {
    String begin = "<!-- %s -->\n".formatted(part);
    String end = "\n<!-- end of %s -->".formatted(part);
    int from = doc.indexOf(begin);
    int to = doc.indexOf(end);
    assertThat(from).isNotNegative();
    assertThat(to).isGreaterThanOrEqualTo(from);
    return doc.substring(0, from + begin.length()) + by + doc.substring(to);
  }

  private static String list(Path file, String workspace) throws IOException {
    PlanSubmitted plan;
    try (InputStream json = Files.newInputStream(file)) {
      plan =
          new PlanSubmitted(
              "id",
              "local",
              "local",
              workspace,
              "digest",
              0,
              null,
              null,
              null,
              LocalDate.of(2026, 11, 28),
              new PlanReader(TYPES).read(json, null),
              null);
    }
    StringWriter text = new StringWriter();
    AdviceFormat.TABLE.write(
        new Advisor(TYPES)
            .advise(plan, new BundledPriceBook(), new PinnedCatalogue(1, null), Measured.NOTHING),
        null,
        text);
    return text.toString();
  }

  private static String rules() {
    StringBuilder table =
        new StringBuilder(
            """
            %d rules.

            | rule | change | resource types | effort | risk | taken back |
            |:--|:--|:--|:--|:--|:--|
            """
                .formatted(Rules.all().size()));
    Rules.all().stream()
        .sorted(Comparator.comparing(Rule::id))
        .forEach(rule ->
            table.append(
                "| `%s` | [%s](%s) | %s | %s | %s | %s |\n"
                    .formatted(
                        rule.id(),
                        rule.title(),
                        rule.page(),
                        rule.types().stream()
                            .map(type -> "`" + type + "`")
                            .collect(Collectors.joining(" ")),
                        word(rule.effort()),
                        word(rule.risk()),
                        word(rule.reversal()))));
    return table.toString();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
