package io.cloudcostguard.cli;

import io.cloudcostguard.estimation.yaml.YamlNode;
import io.cloudcostguard.estimation.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// Gives options the values of a profile in the configuration file, where the command line has
/// none:
///
/// ```yaml
/// profile: work
/// profiles:
///   work: { api: "https://cost.example.com", token-file: /home/me/.ccg-key, project: shop }
/// ```
///
/// A key is an option without its dashes. A variable such as `CCG_PROJECT` stands before the
/// profile.
final class Profiles implements IDefaultValueProvider {

  /// What a profile may say; a rule of one command is no setting of a person.
  private static final Set<String> KNOWN =
      Set.of(
          "api",
          "color",
          "data",
          "free-tiers",
          "project",
          "region",
          "sort",
          "token-file",
          "top",
          "usage",
          "workspace");

  private static final int LARGEST = 64 * 1024;

  private final Map<String, String> env;
  private @Nullable Map<String, String> values;

  /// @param env the environment, which may name the file and the profile
  Profiles(Map<String, String> env) {
    this.env = Map.copyOf(env);
  }

  /// The profile that `CCG_PROFILE` names, else the one that the file names as its own.
  ///
  /// @throws IllegalArgumentException if the file cannot be understood, or has no such profile
  static Map<String, String> values(Map<String, String> env) {
    Path file = file(env);
    String wanted = env.get("CCG_PROFILE");
    if (!Files.isRegularFile(file)) {
      if (wanted != null && !wanted.isBlank()) {
        throw new IllegalArgumentException(
            "CCG_PROFILE is %s, but there is no file %s.".formatted(wanted, file));
      }
      return Map.of();
    }
    Map<String, YamlNode> root = map(read(file), file, "the file");
    String name = wanted == null || wanted.isBlank() ? text(root.get("profile")) : wanted;
    if (name == null) {
      return Map.of();
    }
    YamlNode profile = map(root.get("profiles"), file, "profiles").get(name);
    if (profile == null) {
      throw new IllegalArgumentException("%s has no profile %s.".formatted(file, name));
    }
    Map<String, String> values = new TreeMap<>();
    map(profile, file, name)
        .forEach((key, value) -> {
          String text = text(value);
          if (text == null || !KNOWN.contains(key)) {
            throw new IllegalArgumentException(
                "%s: profile %s has '%s', which is not one of %s."
                    .formatted(file, name, key, new TreeSet<>(KNOWN)));
          }
          values.put("--" + key, text);
        });
    return values;
  }

  /// `CCG_CONFIG`, else `ccg/config.yml` in the user's folder of configurations.
  static Path file(Map<String, String> env) {
    String named = env.get("CCG_CONFIG");
    if (named != null && !named.isBlank()) {
      return Path.of(named);
    }
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    String folder = env.get(windows ? "APPDATA" : "XDG_CONFIG_HOME");
    Path configurations =
        folder == null || folder.isBlank()
            ? Path.of(System.getProperty("user.home", "."), ".config")
            : Path.of(folder);
    return configurations.resolve("ccg").resolve("config.yml");
  }

  private static YamlNode read(Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      return YamlReader.read(bytes, file.toString(), LARGEST);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Map<String, YamlNode> map(@Nullable YamlNode value, Path file, String what) {
    if (value instanceof YamlNode.Entries(var entries, _, _)) {
      return entries;
    }
    throw new IllegalArgumentException(
        "%s: %s must have names with values, such as api: http://127.0.0.1:8080"
            .formatted(file, what));
  }

  private static @Nullable String text(@Nullable YamlNode value) {
    return value instanceof YamlNode.Text(var text, _, _) ? text : null;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    for (String name : option.names()) {
      String variable = env.get(variable(name));
      if (variable != null && !variable.isBlank() && KNOWN.contains(key(name))) {
        return variable;
      }
      String value = read(argument).get(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static String key(String option) {
    return option.replaceFirst("^--", "");
  }

  /// `CCG_TOKEN_FILE` of `--token-file`.
  private static String variable(String option) {
    return "CCG_" + key(option).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /// Once, when the first option has no value.
  private Map<String, String> read(ArgSpec argument) {
    if (values == null) {
      try {
        values = values(env);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(
            argument.command().commandLine(), Objects.requireNonNull(e.getMessage()), e);
      }
    }
    return values;
  }
}
