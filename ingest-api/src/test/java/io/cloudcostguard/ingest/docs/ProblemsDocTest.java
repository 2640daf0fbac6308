package io.cloudcostguard.ingest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.http.Problem;
import io.cloudcostguard.ingest.http.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// docs/problems.md lists every type of problem: made from [ProblemType] and from the remedies in
/// the document of the API. `-Dgolden.update` writes it.
class ProblemsDocTest {

  private static final Path DOC = Path.of("../docs/problems.md");

  private final Map<String, String> remedies = remedies();

  ProblemsDocTest() throws IOException {}

  @Test
  void everyTypeHasARemedyAndNoOther() {
    assertThat(remedies)
        .containsOnlyKeys(Stream.of(ProblemType.values()).map(ProblemType::slug).toList());
    assertThat(remedies.values()).allMatch(remedy -> remedy.endsWith("."));
  }

  @Test
  void listsEveryType() throws IOException {
    String doc = doc();
    if (System.getProperty("golden.update") != null) {
      Files.writeString(DOC, doc);
    }
    assertThat(doc).isEqualTo(Files.readString(DOC));
  }

  private String doc() {
    return Stream.of(ProblemType.values())
        .map(this::row)
        .collect(
            Collectors.joining(
                "\n",
                """
                # Problem types

                Every error of the API is a problem (RFC 9457), `application/problem+json`. Its `type` is
                `urn:cloudcostguard:problem:` and a name of this table, and is stable; its `detail` says what was
                wrong in this request, and its `hint` how to put it right. Every 503 and every 429 has `Retry-After`.

                <!-- Made by ProblemsDocTest; do not edit. -->

                | type | status | title | remedy |
                |---|---|---|---|
                """,
                "\n"));
  }

  private String row(ProblemType type) {
    return "| `%s` | %d | %s | %s |"
        .formatted(
            type.slug(),
            type.status(),
            Problem.of(type, "", "").title(),
            remedies.get(type.slug()));
  }

  private static Map<String, String> remedies() throws IOException {
    try (InputStream document = ProblemsDocTest.class.getResourceAsStream("/openapi.yaml")) {
      Map<String, Object> api = new Yaml().load(document);
      Map<String, String> remedies = new TreeMap<>();
      ((Map<?, ?>) api.get("x-problems"))
          .forEach((type, remedy) -> remedies.put(type.toString(), remedy.toString()));
      return remedies;
    }
  }
}
