package io.cloudcostguard.cli;

import io.cloudcostguard.estimation.render.SourceLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the lines of a Terraform configuration that declare its resources, also in modules of the
/// same repository. Configurations are read line by line, not evaluated: a block begins where
/// `terraform fmt` puts it. Modules of registries, and configurations in JSON, are not found.
final class DeclaredLines implements SourceLines {

  private static final int MOST_FILES = 2_000;
  private static final int MOST_MODULES = 1_000;
  private static final long LARGEST = 1024 * 1024;
  private static final Pattern RESOURCE =
      Pattern.compile("\\s*resource\\s+\"([\\w-]+)\"\\s+\"([\\w-]+)\".*");
  private static final Pattern MODULE = Pattern.compile("\\s*module\\s+\"([\\w-]+)\".*");
  private static final Pattern SOURCE =
      Pattern.compile("\\s*source\\s*=\\s*\"(\\.{1,2}/[^\"$%]*)\".*");
  private static final Pattern KEYS = Pattern.compile("\\[(?:\\d+|\"(?:[^\"\\\\]|\\\\.)*\")]");

  private final Map<String, SourceLine> lines = new HashMap<>();
  private int files;

  /// A module of the repository.
  ///
  /// @param prefix of the addresses in it
  private record CalledModule(String prefix, Path folder) {}

  /// Reads the configuration of a folder.
  ///
  /// @param folder relative to the root of the repository
  static DeclaredLines in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("The source %s is no folder.".formatted(folder));
    }
    DeclaredLines lines = new DeclaredLines();
    Deque<CalledModule> modules =
        new ArrayDeque<>(List.of(new CalledModule("", folder.normalize())));
    for (int read = 0; read < MOST_MODULES && !modules.isEmpty(); read++) {
      lines.read(modules.remove(), modules);
    }
    return lines;
  }

  private void read(CalledModule module, Deque<CalledModule> modules) throws IOException {
    // A module that calls itself has no end.
    if (!Files.isDirectory(module.folder()) || module.prefix().length() > 2_000) {
      return;
    }
    List<Path> all;
    try (Stream<Path> entries = Files.list(module.folder())) {
      all =
          entries
              .filter(file -> file.toString().endsWith(".tf") || file.toString().endsWith(".tofu"))
              .sorted()
              .limit(MOST_FILES)
              .toList();
    }
    for (Path file : all) {
      if (files++ < MOST_FILES && Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
        read(file, module, modules);
      }
    }
  }

  private void read(Path file, CalledModule module, Deque<CalledModule> modules)
      throws IOException {
    String uri = uri(file);
    int number = 0;
    @Nullable String called = null;
    try (Stream<String> text = Files.lines(file)) {
      for (String line : (Iterable<String>) text::iterator) {
        number++;
        Matcher resource = RESOURCE.matcher(line);
        Matcher call = MODULE.matcher(line);
        Matcher source = SOURCE.matcher(line);
        if (resource.matches()) {
          lines.putIfAbsent(
              module.prefix() + resource.group(1) + "." + resource.group(2),
              new SourceLine(uri, number));
        } else if (call.matches()) {
          called = call.group(1);
        } else if (called != null && source.matches()) {
          modules.add(
              new CalledModule(
                  module.prefix() + "module." + called + ".",
                  module.folder().resolve(Objects.requireNonNull(source.group(1))).normalize()));
          called = null;
        }
      }
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof MalformedInputException)) {
        throw e.getCause();
      }
    }
  }

  /// As a URI's path: with slashes, and what may not stand in it escaped.
  private static String uri(Path file) {
    try {
      return new URI(null, null, file.toString().replace('\\', '/'), null).getRawPath();
    } catch (URISyntaxException _) {
      return file.getFileName().toString();
    }
  }

  @Override
  public @Nullable SourceLine of(String address) {
    return lines.get(KEYS.matcher(address).replaceAll(""));
  }
}
