package io.cloudcostguard.pricing.source.page;

import io.cloudcostguard.pricing.source.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Pages as files, plain or packed by gzip: one file, or a folder with the folders in it. What
/// leads from one page to the next is not followed: they are all here.
public record PageFiles(Path path) implements Pages {

  private static final List<String> ENDINGS = List.of(".json", ".json.gz");

  @Override
  public String digest() throws IOException {
    return list().digest();
  }

  @Override
  public List<Provenance> files() throws IOException {
    return list().files();
  }

  @Override
  public void read(JsonPage form, Consumer<Element> sink) throws IOException {
    list().read(form, sink);
  }

  private PageList list() throws IOException {
    return new PageList(paths().stream().map(file -> new PageFile(file.toString(), file)).toList());
  }

  /// No file at all is a mistake, not an empty list: a folder that is not mounted would withdraw
  /// every price.
  private List<Path> paths() throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString(), null, "there is no price list");
    }
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> files = all.filter(this::isPage).sorted().toList();
      if (files.isEmpty()) {
        throw new NoSuchFileException(
            path.toString(), null, "no file in it ends in one of " + ENDINGS);
      }
      return files;
    }
  }

  /// Hidden files and folders are left out, as they are of price books.
  private boolean isPage(Path file) {
    for (Path part : path.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return ENDINGS.stream().anyMatch(file.toString()::endsWith) && Files.isRegularFile(file);
  }
}
