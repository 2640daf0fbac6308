package io.cloudcostguard.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern REFERENCE = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

  @TempDir Path folder;

  @Test
  void hasEveryDocumentInOneOfFourSections() throws Exception {
    List<Site.Section> sections = new Site(ROOT, folder).sections();

    assertThat(sections)
        .extracting(Site.Section::title)
        .containsExactly("Tutorial", "How-to", "Reference", "Explanation");
    Set<String> listed = new TreeSet<>();
    sections.forEach(section -> section.entries().forEach(entry -> listed.add(entry.path())));
    assertThat(listed).containsAll(documents());
  }

  private static List<String> documents() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      return files
          .map(file -> ROOT.relativize(file).toString())
          .filter(file -> file.endsWith(".md") && !file.equals(Site.INDEX))
          .toList();
    }
  }

  @Test
  void hasNoBrokenLink() throws Exception {
    int pages = new Site(ROOT, folder).write();

    assertThat(pages).isGreaterThan(40);
    List<String> broken = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path page : files.filter(file -> file.toString().endsWith(".html")).toList()) {
        Matcher reference = REFERENCE.matcher(Files.readString(page));
        while (reference.find()) {
          if (!isGood(page, reference.group(1))) {
            broken.add(folder.relativize(page) + " → " + reference.group(1));
          }
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  /// Another site's page is not asked for; a heading is looked for.
  private static boolean isGood(Path page, String to) throws IOException {
    if (to.contains("://") || to.startsWith("mailto:")) {
      return true;
    }
    String[] parts = to.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    if (!Files.isRegularFile(target)) {
      return false;
    }
    return parts.length == 1
        || !target.toString().endsWith(".html")
        || (!parts[1].isEmpty() && Files.readString(target).contains("id=\"" + parts[1] + "\""));
  }

  @Test
  void makesNoMarkupOfADocumentsText() throws Exception {
    Files.createDirectories(folder.resolve("in/docs"));
    Files.writeString(
        folder.resolve("in/docs/index.md"), "# A\n\n## Tutorial\n\n- [B <x>](b.md)\n");
    Files.writeString(folder.resolve("in/docs/b.md"), "# B\n\n<script>alert(1)</script>\n");
    Files.writeString(folder.resolve("in/README.md"), "# R\n");

    new Site(folder.resolve("in"), folder.resolve("out")).write();

    assertThat(Files.readString(folder.resolve("out/docs/b.html")))
        .contains("&lt;script&gt;")
        .doesNotContain("<script>");
  }
}
