package io.cloudcostguard.cli.server;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// The addresses of a running stack, which a file in its data folder tells to other commands.
///
/// @param kafka its brokers
/// @param api e.g. `http://127.0.0.1:8080`
/// @param database its JDBC URL; null where an older version wrote the file
public record Endpoints(String kafka, String api, @Nullable String database) {

  /// The file's name in the data folder.
  public static final String FILE = "endpoints.properties";

  /// Where the stack on `folder` was last reachable.
  ///
  /// @throws IllegalArgumentException if none ever ran there
  public static Endpoints in(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(
          "No CloudCostGuard has run on "
              + folder
              + "; start one with ./ccg up, or say where the server is: --api URL, or --kafka for the audit");
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Endpoints(
        properties.getProperty("kafka"),
        properties.getProperty("api"),
        properties.getProperty("database"));
  }

  /// The same, also where the folder is in one of the folders above this one: a plan is often made
  /// below the folder in which `./ccg up` was started.
  public static Endpoints above(Path folder) {
    if (!folder.isAbsolute() && !Files.exists(folder.resolve(FILE))) {
      Path here = Path.of("").toAbsolutePath();
      for (Path above = here.getParent(); above != null; above = above.getParent()) {
        if (Files.exists(above.resolve(folder).resolve(FILE))) {
          return in(above.resolve(folder));
        }
      }
    }
    return in(folder);
  }

  /// The file's text.
  public String text() throws IOException {
    Properties properties = new Properties();
    properties.setProperty("kafka", kafka);
    properties.setProperty("api", api);
    if (database != null) {
      properties.setProperty("database", database);
    }
    StringWriter text = new StringWriter();
    properties.store(text, "Where the stack on this folder was last reachable");
    return text.toString();
  }
}
