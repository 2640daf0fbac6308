package io.cloudcostguard.e2e;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;

/// Copies the files of a running PostgreSQL, as pg_basebackup does: between `pg_backup_start` and
/// `pg_backup_stop`, and the log of writes at the end.
///
/// @see <a href="https://www.postgresql.org/docs/18/continuous-archiving.html">Making a Base Backup
///   Using the Low Level API</a>
final class OnlineBackup {

  private OnlineBackup() {}

  /// Takes a backup.
  ///
  /// @param url of the database, with the superuser's password
  /// @param data the server's folder
  static void take(String url, String password, Path data, Path to) throws Exception {
    try (Connection session = DriverManager.getConnection(url, "postgres", password)) {
      session.createStatement().execute("select pg_backup_start('drill', true)");
      copy(data, to, false);
      try (ResultSet stopped =
          session.createStatement().executeQuery("select labelfile from pg_backup_stop(false)")) {
        stopped.next();
        Files.writeString(to.resolve("backup_label"), stopped.getString(1));
      }
    }
    copy(data.resolve("pg_wal"), to.resolve("pg_wal"), true);
  }

  /// A file that is removed meanwhile is not needed.
  private static void copy(Path from, Path to, boolean log) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return !log && folder.endsWith("pg_wal")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!file.getFileName().toString().startsWith("postmaster.")) {
              try {
                Files.copy(
                    file,
                    to.resolve(from.relativize(file)),
                    StandardCopyOption.COPY_ATTRIBUTES,
                    StandardCopyOption.REPLACE_EXISTING);
              } catch (NoSuchFileException _) {
                // Removed since the folder was listed.
              }
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
  }
}
