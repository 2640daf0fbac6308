package io.cloudcostguard.cli;

import io.cloudcostguard.estimation.yaml.YamlNode;
import io.cloudcostguard.estimation.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says which plans are estimated together: those of a configuration file, version 0.1, or of a
/// folder.
///
/// ```yaml
/// version: 0.1
/// projects:
///   - path: shop/tfplan.json
///     name: shop
///     terraform_workspace: prod
///     usage_file: shop/usage.yml
/// ```
///
/// These are the names of Infracost's `infracost.yml`. What only matters to a tool that runs
/// Terraform itself is told, and not read: here a path is a plan, or a folder of plans.
///
/// @param notRead keys of the file that nothing reads
record ProjectsFile(List<PlanProject> projects, Set<String> notRead) {

  /// One plan.
  ///
  /// @param region of resources whose region is not in the plan; null: nothing is said
  record PlanProject(
      String name, String workspace, Path plan, @Nullable Path usage, @Nullable String region) {}

  static final String DEFAULT_WORKSPACE = "default";

  private static final int LARGEST = 1024 * 1024;
  private static final int MOST = 500;
  private static final int DEEPEST = 12;
  private static final Pattern PLAN = Pattern.compile("(?i)(.*?)[-_.]?(tf)?plan\\.json(\\.gz)?");
  private static final Set<String> KNOWN =
      Set.of("path", "name", "usage_file", "terraform_workspace", "region");

  /// Reads a configuration file. Its paths are relative to its folder.
  ///
  /// @throws IllegalArgumentException if it is none; the message says why, and in which line
  static ProjectsFile read(Path file) throws IOException {
    String what = file.toString();
    YamlNode root;
    try (InputStream yaml = InputFile.open("configuration file", file)) {
      root = YamlReader.read(yaml, what, LARGEST);
    }
    Map<String, YamlNode> sections = entries(root, what);
    if (!(sections.get("projects") instanceof YamlNode.Items(var items, _, _))) {
      throw YamlReader.refused(what, root.line(), "there is no list `projects`");
    }
    List<PlanProject> projects = new ArrayList<>();
    Set<String> notRead = new TreeSet<>();
    for (YamlNode item : items) {
      Map<String, YamlNode> values = entries(item, what);
      values.keySet().stream().filter(key -> !KNOWN.contains(key)).forEach(notRead::add);
      String path = text(values, "path", item, what);
      if (path == null) {
        throw YamlReader.refused(what, item.line(), "a project has no `path`");
      }
      String name = text(values, "name", item, what);
      String workspace = text(values, "terraform_workspace", item, what);
      String usage = text(values, "usage_file", item, what);
      String region = text(values, "region", item, what);
      for (PlanProject found : find(beside(file, path))) {
        projects.add(
            new PlanProject(
                name == null ? nameOf(path, found) : named(name, found),
                workspace == null ? DEFAULT_WORKSPACE : workspace,
                found.plan(),
                usage == null ? null : beside(file, usage),
                region));
      }
    }
    return checked(projects, notRead);
  }

  /// The plans of a folder: files whose names end in `plan.json`, also `.gz`. Each is named by its
  /// place in the folder.
  static ProjectsFile in(Path path) throws IOException {
    return checked(find(path), Set.of());
  }

  private static Path beside(Path file, String path) {
    return file.toAbsolutePath().resolveSibling(path);
  }

  private static ProjectsFile checked(List<PlanProject> projects, Set<String> notRead) {
    if (projects.size() > MOST) {
      throw new IllegalArgumentException("There are more than %d plans.".formatted(MOST));
    }
    Set<String> seen = new HashSet<>();
    for (PlanProject project : projects) {
      if (!seen.add(project.name() + "/" + project.workspace())) {
        throw new IllegalArgumentException(
            "Two plans are named %s; give them names or workspaces that differ."
                .formatted(project.name()));
      }
    }
    return new ProjectsFile(projects, notRead);
  }

  private static List<PlanProject> find(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(new PlanProject("", DEFAULT_WORKSPACE, path, null, null));
    }
    try (Stream<Path> all = Files.walk(path, DEEPEST)) {
      List<PlanProject> found =
          all.filter(file -> isPlan(path.relativize(file), file))
              .sorted()
              .limit(MOST + 1L)
              .map(file ->
                  new PlanProject(
                      relativeName(path.relativize(file)), DEFAULT_WORKSPACE, file, null, null))
              .toList();
      if (found.isEmpty()) {
        throw new IOException(
            "No file in %s is named as a plan; names end in plan.json. terraform show -json plan.out > plan.json writes one."
                .formatted(path));
      }
      return found;
    }
  }

  private static boolean isPlan(Path relative, Path file) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return PLAN.matcher(file.getFileName().toString()).matches() && Files.isRegularFile(file);
  }

  /// `shop/prod` of `shop/prod/tfplan.json` and of `shop/prod.plan.json`.
  private static String relativeName(Path relative) {
    String prefix = PLAN.matcher(relative.getFileName().toString()).replaceFirst("$1");
    Path parent = relative.getParent();
    String folder = parent == null ? "" : parent.toString().replace('\\', '/');
    String name = folder.isEmpty() || prefix.isEmpty() ? folder + prefix : folder + "/" + prefix;
    return name.isEmpty() ? "." : name;
  }

  private static String nameOf(String path, PlanProject found) {
    return found.name().isEmpty()
        ? relativeName(Path.of(path))
        : found.name().equals(".") ? path : path + "/" + found.name();
  }

  private static String named(String name, PlanProject found) {
    return found.name().isEmpty() || found.name().equals(".") ? name : name + "/" + found.name();
  }

  private static Map<String, YamlNode> entries(YamlNode node, String what) {
    if (node instanceof YamlNode.Entries(var entries, _, _)) {
      return entries;
    }
    throw YamlReader.refused(what, node.line(), "this is no map of names and values");
  }

  private static @Nullable String text(
      Map<String, YamlNode> values, String key, YamlNode item, String what) {
    return switch (values.get(key)) {
      case null -> null;
      case YamlNode.Nothing _ -> null;
      case YamlNode.Text(var text, _, var line) -> {
        if (text.contains("{{") || text.indexOf('\0') >= 0) {
          throw YamlReader.refused(
              what, line, key.toLowerCase(Locale.ROOT) + " is a template; write its value");
        }
        yield text;
      }
      default -> throw YamlReader.refused(what, item.line(), key + " is not text");
    };
  }
}
