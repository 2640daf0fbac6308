package io.cloudcostguard.ingest.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConsoleTest {

  private static final Path FILES = Path.of("src/main/resources/console");
  private static final int MOST_BYTES = 250_000;

  private final FrontDoor door = FrontDoor.open();

  @Test
  void isAPageOfWhichEverythingComesFromHere() throws Exception {
    Answer page = door.get("/");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self' 'sha256-")
        .doesNotContain("unsafe", "http", "*");
    Set<String> parts = references(page.body(), "(?:src|href)=\"([^\"]+)\"");
    parts.addAll(references(page.body(), "\"\\./(console/[^\"]+)\""));
    assertThat(parts).hasSizeGreaterThan(8).noneMatch(part -> part.contains("//"));
    for (String part : parts) {
      assertThat(door.get("/" + part).status()).as(part).isEqualTo(200);
    }
    assertThat(page.body()).doesNotContainPattern("<script>|style=|\\son\\w+=");
  }

  @Test
  void servesEveryFileAndWhatItImports() throws Exception {
    int bytes = 0;
    for (Path file : files()) {
      String name = file.getFileName().toString();
      if (name.equals("index.html")) {
        continue;
      }
      Answer part = door.get("/console/" + name);
      assertThat(part.status()).as(name).isEqualTo(200);
      assertThat(part.body()).as(name).isEqualTo(Files.readString(file));
      assertThat(part.header("X-Content-Type-Options")).isEqualTo("nosniff");
      for (String other : references(part.body(), "(?:from|import\\()\\s*\"\\./([^\"]+)\"")) {
        assertThat(door.get("/console/" + other).status()).as(other).isEqualTo(200);
      }
      bytes += part.body().getBytes(StandardCharsets.UTF_8).length;
    }
    assertThat(bytes).as("our own files").isLessThan(MOST_BYTES);
    assertThat(door.get("/console/pom.xml").status()).isEqualTo(404);
    assertThat(door.get("/console/..%2Fopenapi.yaml").status()).isBetween(400, 404);
  }

  @Test
  void answersThatACopyIsStillGood() throws Exception {
    Answer first = door.get("/console/app.js");

    Answer again = door.get("/console/app.js", "If-None-Match", first.header("ETag"));

    assertThat(again.status()).isEqualTo(304);
    assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
  }

  /// A text that becomes HTML or a script would be an attacker's.
  @Test
  void neverMakesMarkupOfText() throws Exception {
    for (Path file : files()) {
      assertThat(Files.readString(file))
          .as(file.toString())
          .doesNotContain("innerHTML", "dangerouslySetInnerHTML", "eval(", "document.write");
    }
  }

  private static List<Path> files() throws Exception {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.sorted().toList();
    }
  }

  private static Set<String> references(String text, String pattern) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
