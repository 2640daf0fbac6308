package io.cloudcostguard.pricing.source.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A copy of a vendor's tree in a folder; a file may have `.gz` after its name.
record FolderTree(Path root) implements FileTree {

  FolderTree {
    root = root.toAbsolutePath().normalize();
  }

  @Override
  public Path fetch(String path) throws IOException {
    Path file = inside(path);
    if (Files.isRegularFile(file)) {
      return file;
    }
    Path packed = file.resolveSibling(file.getFileName() + ".gz");
    if (Files.isRegularFile(packed)) {
      return packed;
    }
    throw new NoSuchFileException(file.toString());
  }

  @Override
  public String nameOf(String path) {
    return inside(path).toString();
  }

  private Path inside(String path) {
    Path file = root.resolve(path.replaceFirst("^/+", "")).normalize();
    if (!file.startsWith(root) || file.equals(root)) {
      throw new IllegalArgumentException("'" + path + "' leads out of " + root);
    }
    return file;
  }
}
