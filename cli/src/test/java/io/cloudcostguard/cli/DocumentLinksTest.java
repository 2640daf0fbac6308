package io.cloudcostguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The links of the documents lead to files and headings that exist, and each row of
/// docs/production-readiness.md has its proof or its reason.
class DocumentLinksTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Set<String> GENERATED =
      Set.of("target", ".git", "data", "node_modules", ".m2", "golden");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]\\[]*]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.*?) *$", Pattern.MULTILINE);
  private static final Pattern ROW = Pattern.compile("^\\| (.*) \\| (.*) \\| (.*) \\|$");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*Test)`");

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      Matcher link = LINK.matcher(Files.readString(document).replaceAll("(?s)```.*?```", ""));
      while (link.find()) {
        String target = link.group(1);
        if (!target.matches("[a-z]+:.*") && !leads(document, target)) {
          broken.add(ROOT.relativize(document) + " → " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyTestThatADocumentNamesExists() throws IOException {
    Set<String> tests = new HashSet<>();
    files()
        .map(file -> file.getFileName().toString())
        .filter(name -> name.endsWith("Test.java"))
        .forEach(name -> tests.add(name.replace(".java", "")));
    for (Path document : documents()) {
      Matcher named = TEST.matcher(Files.readString(document));
      while (named.find()) {
        assertThat(tests).as(document.toString()).contains(named.group(1));
      }
    }
  }

  @Test
  void everyRequirementHasAProofOrAReason() throws IOException {
    List<String> states = new ArrayList<>();
    Path document = ROOT.resolve("docs/production-readiness.md");
    List<String> told = new ArrayList<>();
    for (String line : Files.readAllLines(document)) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && List.of("works", "partly", "not").contains(row.group(2))) {
        states.add(row.group(2));
        if (row.group(2).equals("works")) {
          assertThat(LINK.matcher(row.group(3)).find()).as(line).isTrue();
        } else {
          assertThat(row.group(3)).as(line).endsWith(".").hasSizeGreaterThan(20);
        }
      } else if (line.matches("\\| (works|partly|not) \\| \\d+ \\|")) {
        told.add(line);
      }
    }
    assertThat(states).hasSizeGreaterThan(100);
    assertThat(told)
        .containsExactly(count("works", states), count("partly", states), count("not", states));
  }

  private static String count(String state, List<String> states) {
    return "| %s | %d |".formatted(state, states.stream().filter(state::equals).count());
  }

  private static boolean leads(Path document, String target) throws IOException {
    int hash = target.indexOf('#');
    String file = hash < 0 ? target : target.substring(0, hash);
    Path to = file.isEmpty() ? document : document.resolveSibling(file).normalize();
    if (!Files.exists(to)) {
      return false;
    }
    return hash < 0
        || !to.toString().endsWith(".md")
        || anchors(Files.readString(to)).contains(target.substring(hash + 1));
  }

  /// As GitHub makes them of headings.
  private static Set<String> anchors(String markdown) {
    Set<String> anchors = new HashSet<>();
    Matcher heading = HEADING.matcher(markdown);
    while (heading.find()) {
      String text = heading.group(1).replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1");
      String anchor =
          text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
      for (int i = 1; !anchors.add(i == 1 ? anchor : anchor + "-" + (i - 1)); i++) {
        // GitHub numbers equal headings
      }
    }
    return anchors;
  }

  private static List<Path> documents() throws IOException {
    return files().filter(file -> file.toString().endsWith(".md")).toList();
  }

  /// Those of the sources. What builds and tests of other modules write is not entered.
  private static Stream<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return GENERATED.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    return files.stream();
  }
}
