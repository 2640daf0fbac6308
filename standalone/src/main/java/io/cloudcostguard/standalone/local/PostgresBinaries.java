package io.cloudcostguard.standalone.local;

import io.cloudcostguard.schemas.Sha256;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked from the class path into a folder.
///
/// @param home has `bin` and `lib`
record PostgresBinaries(Path home) {

  private static final int DIGITS = 16;

  /// Unpacks what is not there yet.
  static PostgresBinaries in(Path work) throws Exception {
    byte[] archive = archive();
    Path home = work.toAbsolutePath().normalize().resolve(digest(archive));
    WholeFolder.make(home, "bin/postgres", folder -> unpack(archive, folder));
    return new PostgresBinaries(home);
  }

  private static byte[] archive() throws IOException {
    try (InputStream archive =
        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), architecture())) {
      return archive.readAllBytes();
    }
  }

  private static String system() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.contains("mac")) {
      return "Darwin";
    }
    return name.contains("windows") ? "Windows" : "Linux";
  }

  private static String architecture() {
    String name = System.getProperty("os.arch", "");
    return name.equals("amd64") ? "x86_64" : name;
  }

  private static String digest(byte[] archive) {
    return "postgres-" + Sha256.hex(archive).substring(0, DIGITS);
  }

  private static void unpack(byte[] archive, Path folder) throws IOException {
    Files.createDirectory(folder);
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
          throw new IOException("PostgreSQL's archive names a file outside of it: " + entry);
        }
        unpack(tar, entry, file);
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Path parent = WholeFolder.parentOf(file);
    Files.createDirectories(parent);
    if (entry.isSymbolicLink() || entry.isLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, file);
    if (parent.endsWith("bin") && Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  /// A program with its arguments. PostgreSQL does not run as root; where we are root, it is nobody
  /// in a name space of its own.
  ProcessBuilder command(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
