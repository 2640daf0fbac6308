package io.cloudcostguard.standalone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Prepares a folder that is there whole or not at all, whenever the process is killed: it is made
/// under another name, and gets its own when it is complete.
final class WholeFolder {

  private static final Logger LOGGER = LoggerFactory.getLogger(WholeFolder.class);
  private static final String UNFINISHED = ".new-";

  /// Makes the content of a folder that does not exist yet.
  @FunctionalInterface
  interface Making {

    void in(Path folder) throws Exception;
  }

  /// Makes `folder` unless `proof` is in it; what earlier attempts left is removed.
  ///
  /// @param proof a file that every complete one has
  static void make(Path folder, String proof, Making making) throws Exception {
    Path parent = parentOf(folder);
    Files.createDirectories(parent);
    removeUnfinished(parent, folder.getFileName() + UNFINISHED);
    if (Files.exists(folder.resolve(proof))) {
      return;
    }
    setAside(folder);
    // A process that a killed attempt left may still write into the folder of that attempt.
    Path work = Files.createTempDirectory(parent, folder.getFileName() + UNFINISHED);
    Path whole = work.resolve(folder.getFileName());
    making.in(whole);
    Files.move(whole, folder, StandardCopyOption.ATOMIC_MOVE);
    keep(parent);
    remove(work);
  }

  /// Nothing is deleted that may be worth a look.
  private static void setAside(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> content = Files.list(folder)) {
        if (content.findAny().isEmpty()) {
          Files.delete(folder);
          return;
        }
      }
      Path aside =
          Files.createTempDirectory(parentOf(folder), folder.getFileName() + ".incomplete-");
      Files.move(folder, aside, StandardCopyOption.REPLACE_EXISTING);
      LOGGER
          .atWarn()
          .addKeyValue("path", aside)
          .log("An incomplete folder is moved away and created again");
    }
  }

  private static void removeUnfinished(Path parent, String prefix) throws IOException {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(
            parent, path -> path.getFileName().toString().startsWith(prefix))) {
      left.forEach(WholeFolder::remove);
    }
  }

  /// Removes a folder as far as that is possible now; the next start tries again.
  static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> contentFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : contentFirst) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException _) {
      // It is gone.
    } catch (IOException | UncheckedIOException e) {
      LOGGER.atInfo().addKeyValue("path", folder).setCause(e).log("Not removed yet");
    }
  }

  static Path parentOf(Path path) {
    return Objects.requireNonNull(path.toAbsolutePath().getParent(), "the root has no parent");
  }

  /// Has the disk keep the names that are in a folder, where folders can be opened.
  static void keep(Path folder) throws IOException {
    if (!Private.POSIX) {
      return;
    }
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  private WholeFolder() {}
}
