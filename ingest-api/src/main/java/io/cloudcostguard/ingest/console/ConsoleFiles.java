package io.cloudcostguard.ingest.console;

import io.cloudcostguard.schemas.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.webjars.WebJarVersionLocator;

/// The files of the console: our own, and those of its libraries, which are dependencies of the
/// build like any other.
@Component
final class ConsoleFiles {

  private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=utf-8");
  private static final MediaType STYLE = MediaType.parseMediaType("text/css;charset=utf-8");
  private static final MediaType IMAGE = MediaType.parseMediaType("image/svg+xml");

  private static final List<String> OWN_SCRIPTS =
      List.of(
          "app.js",
          "api.js",
          "charts.js",
          "decimal.js",
          "estimate.js",
          "manage.js",
          "overview.js",
          "parts.js",
          "pipeline.js",
          "prices.js",
          "proofs.js",
          "savings.js",
          "story.js",
          "words.js");

  private static final String STATIC = "META-INF/resources/_static/";
  private static final int ETAG_BYTES = 16;

  private final Map<String, Part> parts = new HashMap<>();
  private final Part page = own("index.html", MediaType.TEXT_HTML);

  /// One file.
  ///
  /// @param etag its version, with quotes
  @SuppressWarnings("ArrayRecordComponent") // it is never compared, and never changed
  record Part(byte[] bytes, MediaType type, String etag) {}

  ConsoleFiles() {
    OWN_SCRIPTS.forEach(script -> parts.put(script, own(script, SCRIPT)));
    parts.put("console.css", own("console.css", STYLE));
    parts.put("icon.svg", own("icon.svg", IMAGE));
    parts.put("preact.js", ofWebjar("preact", "dist/preact.module.js", SCRIPT));
    parts.put("preact-hooks.js", ofWebjar("preact", "hooks/dist/hooks.module.js", SCRIPT));
    parts.put("htm.js", read(STATIC + "htm/" + versionOf("htm") + "/dist/htm.module.js", SCRIPT));
    parts.put("uplot.js", ofWebjar("uplot", "dist/uPlot.esm.js", SCRIPT));
    parts.put("uplot.css", ofWebjar("uplot", "dist/uPlot.min.css", STYLE));
  }

  Part page() {
    return page;
  }

  /// Null where there is no such file.
  @Nullable Part part(String name) {
    return parts.get(name);
  }

  private static Part own(String name, MediaType type) {
    return read("console/" + name, type);
  }

  private static Part ofWebjar(String library, String file, MediaType type) {
    String path = new WebJarVersionLocator().fullPath(library, file);
    return read(Objects.requireNonNull(path, library + " is missing"), type);
  }

  /// Of a library that mvnpm.org brought to Maven's repository.
  private static String versionOf(String library) {
    try (InputStream in = open("META-INF/maven/org.mvnpm/" + library + "/pom.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Part read(String path, MediaType type) {
    try (InputStream in = open(path)) {
      byte[] bytes = in.readAllBytes();
      String digest = HexFormat.of().formatHex(Sha256.of(bytes), 0, ETAG_BYTES);
      return new Part(bytes, type, '"' + digest + '"');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String path) {
    return Objects.requireNonNull(
        ConsoleFiles.class.getClassLoader().getResourceAsStream(path), path);
  }
}
