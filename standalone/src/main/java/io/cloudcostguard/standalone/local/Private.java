package io.cloudcostguard.standalone.local;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Makes files and folders that only their owner may enter, where the system knows owners.
final class Private {

  static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  static void createFile(Path file) throws IOException {
    Files.createFile(file, attribute(FILE));
  }

  /// Makes a folder, or takes one that is there and shuts it.
  ///
  /// @throws IllegalArgumentException if it belongs to another user
  static void folder(Path folder) throws IOException {
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      Files.createDirectory(folder, attribute(FOLDER));
    } catch (FileAlreadyExistsException _) {
      if (!Files.isDirectory(folder)) {
        throw new IllegalArgumentException(folder + " is no folder; name another --data");
      }
      shut(folder);
    }
  }

  private static void shut(Path folder) throws IOException {
    if (POSIX) {
      Object owner = Files.getAttribute(folder, "unix:uid");
      if (Integer.toUnsignedLong((int) owner) != new UnixSystem().getUid()) {
        throw new IllegalArgumentException(
            "%s belongs to another user (%s), who could read and change what is in it; name another --data"
                .formatted(folder, Files.getOwner(folder).getName()));
      }
      if (!Files.getPosixFilePermissions(folder).equals(FOLDER)) {
        Files.setPosixFilePermissions(folder, FOLDER);
      }
    }
  }

  /// Makes an empty file that is not there, and shuts one that is.
  static void file(Path file) throws IOException {
    try {
      createFile(file);
    } catch (FileAlreadyExistsException _) {
      if (POSIX) {
        Files.setPosixFilePermissions(file, FILE);
      }
    }
  }

  private static FileAttribute<?>[] attribute(Set<PosixFilePermission> permissions) {
    return POSIX
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private Private() {}
}
