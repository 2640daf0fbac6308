package io.cloudcostguard.e2e.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The environment variables that a service reads: those that its configuration file asks for, and
/// those that Spring Boot binds to its configuration records.
final class KnownVariables {

  private static final Pattern ASKED_FOR = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)[:}]");
  private static final Pattern RECORD =
      Pattern.compile(
          "@ConfigurationProperties\\(\"([a-z.-]+)\"\\)\\s+(?:public )?record \\w+\\((.*?)\\)\\s*\\{",
          Pattern.DOTALL);
  private static final Pattern COMPONENT = Pattern.compile("[\\w>\\]]\\s+(\\w+)\\s*(?:,|$)");

  /// Null if the service has no configuration file (yet).
  static Set<String> of(String service) {
    Path main = DeploymentFiles.ROOT.resolve(service).resolve("src/main");
    Path config = main.resolve("resources").resolve(service + ".yml");
    if (!Files.exists(config)) {
      return null;
    }
    Set<String> variables = new HashSet<>();
    Matcher asked = ASKED_FOR.matcher(DeploymentFiles.read(config));
    while (asked.find()) {
      variables.add(asked.group(1));
    }
    try (Stream<Path> sources = Files.walk(main.resolve("java"))) {
      sources
          .filter(file -> file.toString().endsWith("Properties.java"))
          .forEach(file -> addBound(DeploymentFiles.read(file), variables));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return variables;
  }

  /// Spring Boot binds `ccg.secret-key` from `CCG_SECRETKEY`, and from `CCG_SECRET_KEY` as well.
  private static void addBound(String source, Set<String> variables) {
    Matcher record = RECORD.matcher(source);
    while (record.find()) {
      String prefix = record.group(1).replace("-", "").replace('.', '_');
      Matcher component = COMPONENT.matcher(record.group(2).strip());
      while (component.find()) {
        String name = component.group(1);
        for (String form : List.of(name, name.replaceAll("([A-Z])", "_$1"))) {
          variables.add((prefix + "_" + form).toUpperCase(Locale.ROOT));
        }
      }
    }
  }

  private KnownVariables() {}
}
