package io.cloudcostguard.e2e.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The files that deployments are made of, as maps and lists.
final class DeploymentFiles {

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /// The services that are built here.
  static final List<String> SERVICES =
      List.of("estimator-stream", "ingest-api", "notifier", "pricing-loader");

  /// A Kubernetes object and the file that it is in.
  record Manifest(Path file, Map<?, ?> object) {

    String kind() {
      return (String) object.get("kind");
    }

    String name() {
      return text(object, "metadata", "name");
    }

    @Override
    public String toString() {
      return kind() + " " + name();
    }
  }

  static Map<?, ?> compose() {
    return (Map<?, ?>) yaml(ROOT.resolve("docker-compose.yml")).getFirst();
  }

  static List<Manifest> manifests(String folder) {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.endsWith("kustomization.yaml"))
          .sorted()
          .flatMap(
              file -> yaml(file).stream().map(object -> new Manifest(file, (Map<?, ?>) object)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Object> yaml(Path file) {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    return StreamSupport.stream(yaml.loadAll(read(file)).spliterator(), false).toList();
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What is at a path of keys; null where there is nothing.
  static Object at(Object node, String... path) {
    Object found = node;
    for (String key : path) {
      found = found instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return found;
  }

  static String text(Object node, String... path) {
    return Objects.toString(at(node, path), null);
  }

  /// The map at a path; empty where there is none.
  static Map<String, Object> map(Object node, String... path) {
    Map<String, Object> copy = new LinkedHashMap<>();
    if (at(node, path) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> copy.put(key.toString(), value));
    }
    return copy;
  }

  /// The list at a path; empty where there is none.
  static List<Object> list(Object node, String... path) {
    return at(node, path) instanceof List<?> list ? new ArrayList<>(list) : List.of();
  }

  /// Every text in a tree.
  static List<String> texts(Object node) {
    List<String> texts = new ArrayList<>();
    collect(node, texts);
    return texts;
  }

  private static void collect(Object node, List<String> texts) {
    switch (node) {
      case Map<?, ?> map -> map.values().forEach(value -> collect(value, texts));
      case List<?> list -> list.forEach(value -> collect(value, texts));
      case null -> {}
      default -> texts.add(node.toString());
    }
  }

  private DeploymentFiles() {}
}
