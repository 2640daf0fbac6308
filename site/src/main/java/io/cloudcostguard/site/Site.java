package io.cloudcostguard.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// Writes every document that `docs/index.md` lists as a page, in the same folders, with the list
/// beside it. The list is the order: tutorial, how-to, reference, explanation.
public final class Site {

  static final String INDEX = "docs/index.md";

  private static final String START = "README.md";

  private final Path root;
  private final Path out;
  private final Parser parser;
  private final HtmlRenderer renderer;
  private final List<Section> sections;

  /// Documents of one kind.
  record Section(String title, List<Entry> entries) {}

  /// One document.
  ///
  /// @param path from the root of the project, e.g. `docs/cli.md`
  record Entry(String title, String path) {}

  /// @param root of the project
  /// @param out a folder; what it has stays, unless a page has the same name
  Site(Path root, Path out) throws IOException {
    this.root = root.toAbsolutePath().normalize();
    this.out = out.toAbsolutePath().normalize();
    var extensions = List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    parser = Parser.builder().extensions(extensions).build();
    renderer = HtmlRenderer.builder().extensions(extensions).escapeHtml(true).build();
    sections = sections();
  }

  /// Writes the site.
  ///
  /// @param args the root of the project, and where the site goes
  public static void main(String[] args) throws IOException {
    Site site = new Site(Path.of(args[0]), Path.of(args[1]));
    System.out.printf("%d pages in %s%n", site.write(), site.out);
  }

  List<Section> sections() throws IOException {
    List<Section> found = new ArrayList<>();
    parsed(INDEX)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Heading heading) {
                if (heading.getLevel() == 2) {
                  found.add(new Section(textOf(heading), new ArrayList<>()));
                }
              }

              @Override
              public void visit(Link link) {
                String path = resolved(INDEX, link.getDestination());
                if (!found.isEmpty() && path.endsWith(".md")) {
                  found.getLast().entries().add(new Entry(textOf(link), path));
                }
              }
            });
    return found;
  }

  /// Writes every page.
  ///
  /// @return how many there are
  int write() throws IOException {
    TreeSet<String> pages = new TreeSet<>(List.of(INDEX));
    sections.forEach(section -> section.entries().forEach(entry -> pages.add(entry.path())));
    for (String page : pages) {
      write(page, pageOf(page));
    }
    write(page("index.html", START), out.resolve("index.html"));
    copy("site.css", out.resolve("site.css"));
    return pages.size() + 1;
  }

  private void write(String document, String page) throws IOException {
    write(page(page, document), out.resolve(page));
  }

  private static void write(String html, Path file) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, html);
  }

  private static void copy(String resource, Path to) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Site.class.getResourceAsStream("/site/" + resource))) {
      Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  static String pageOf(String document) {
    return document.replaceFirst("\\.md$", ".html");
  }

  private Node parsed(String document) throws IOException {
    return parser.parse(Files.readString(root.resolve(document), StandardCharsets.UTF_8));
  }

  private String page(String page, String document) throws IOException {
    Node content = parsed(document);
    List<IOException> failures = new ArrayList<>();
    content.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            visitChildren(link);
            link.setDestination(destination(page, document, link));
          }

          @Override
          public void visit(Image image) {
            try {
              image.setDestination(copied(page, document, image.getDestination()));
            } catch (IOException e) {
              failures.add(e);
            }
          }
        });
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>%s · CloudCostGuard</title>
    <link rel="stylesheet" href="%s">
    </head>
    <body>
    <nav aria-label="Documents">
    <a class="brand" href="%s">CloudCostGuard</a>
    %s</nav>
    <main>
    %s</main>
    </body>
    </html>
    """
        .formatted(
            escaped(title(content)),
            relative(page, "site.css"),
            relative(page, "index.html"),
            navigation(page),
            renderer.render(content));
  }

  private String navigation(String page) {
    StringBuilder list = new StringBuilder();
    for (Section section : sections) {
      list.append("<h2>").append(escaped(section.title())).append("</h2>\n<ul>\n");
      for (Entry entry : section.entries()) {
        String target = pageOf(entry.path());
        list.append(
            "<li><a href=\"%s\"%s>%s</a></li>\n"
                .formatted(
                    relative(page, target),
                    target.equals(page) ? " aria-current=\"page\"" : "",
                    escaped(entry.title())));
      }
      list.append("</ul>\n");
    }
    return list.toString();
  }

  /// A page of the site, another site, or a copy of the file: the site has no other links.
  private String destination(String page, String document, Link link) {
    String to = link.getDestination();
    if (to.contains("://") || to.startsWith("#") || to.startsWith("mailto:")) {
      return to;
    }
    String path = resolved(document, to);
    String fragment = to.contains("#") ? to.substring(to.indexOf('#')) : "";
    if (isPage(path)) {
      return relative(page, pageOf(path)) + fragment;
    }
    Path file = root.resolve(path);
    try {
      return Files.isDirectory(file)
          ? listed(page, path, file)
          : Files.isRegularFile(file) ? copied(page, document, path, file) : "#";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The names in a folder, as text.
  private String listed(String page, String path, Path folder) throws IOException {
    String name = "files/" + path + "/folder.txt";
    try (Stream<Path> files = Files.list(folder)) {
      write(
          files
              .map(file -> path + "/" + file.getFileName() + "\n")
              .sorted()
              .collect(Collectors.joining()),
          out.resolve(name));
    }
    return relative(page, name);
  }

  private boolean isPage(String path) {
    return path.equals(INDEX)
        || sections.stream()
            .flatMap(section -> section.entries().stream())
            .anyMatch(entry -> entry.path().equals(path));
  }

  private String copied(String page, String document, String to) throws IOException {
    String path = resolved(document, to);
    return copied(page, document, path, root.resolve(path));
  }

  /// A source that a document refers to is text, so that every browser shows it.
  private String copied(String page, String document, String path, Path file) throws IOException {
    if (!file.normalize().startsWith(root)) {
      throw new IOException(document + " refers to a file outside of the project: " + path);
    }
    String name = path.matches(".*\\.(png|svg|css)") ? path : path + ".txt";
    Path target = out.resolve("files").resolve(name);
    Files.createDirectories(Objects.requireNonNull(target.getParent()));
    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    return relative(page, "files/" + name);
  }

  /// The path from the root that `to` in a document means, without its fragment.
  private static String resolved(String document, String to) {
    String file = to.replaceFirst("#.*$", "");
    Path from = Path.of(document);
    return (file.isEmpty() ? from : from.resolveSibling(file)).normalize().toString();
  }

  private static String relative(String page, String target) {
    Path folder = Path.of("/" + page).getParent();
    return Objects.requireNonNull(folder).relativize(Path.of("/" + target)).toString();
  }

  private static String title(Node document) {
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading heading) {
        return textOf(heading);
      }
    }
    return "Document";
  }

  private static String textOf(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(org.commonmark.node.Code part) {
            text.append(part.getLiteral());
          }
        });
    return text.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
