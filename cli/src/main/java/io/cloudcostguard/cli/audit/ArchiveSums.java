package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The hashes of the archived files of one partition, in the form of `sha256sum`. They tell which
/// file was changed or lost; what vouches for the records are the checkpoints.
final class ArchiveSums {

  static final String FILE = "SHA256SUMS";

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([0-9]{20}\\.log)");
  private static final long LARGEST = 64L * 1024 * 1024;

  private final Path folder;
  private final Map<String, String> hashes = new TreeMap<>();

  private ArchiveSums(Path folder) {
    this.folder = folder;
  }

  /// Reads them; none where there is no such file.
  ///
  /// @throws IOException if the file is something else
  static ArchiveSums in(Path folder) throws IOException {
    ArchiveSums sums = new ArchiveSums(folder);
    Path file = folder.resolve(FILE);
    if (Files.exists(file)) {
      if (Files.size(file) > LARGEST) {
        throw new IOException(file + " is too large");
      }
      for (String line : Files.readAllLines(file)) {
        Matcher one = LINE.matcher(line);
        if (!one.matches()) {
          throw new IOException("%s has a line that is no hash of a segment".formatted(file));
        }
        sums.hashes.put(one.group(2), one.group(1));
      }
    }
    return sums;
  }

  /// By the names of the files.
  Map<String, String> hashes() {
    return hashes;
  }

  void put(String name, String hash) throws IOException {
    hashes.put(name, hash);
    write();
  }

  void remove(String name) throws IOException {
    hashes.remove(name);
    write();
  }

  /// As a whole.
  private void write() throws IOException {
    StringBuilder text = new StringBuilder();
    hashes.forEach((name, hash) -> text.append(hash).append("  ").append(name).append('\n'));
    Path part = folder.resolve(FILE + ".part");
    Files.writeString(part, text);
    Files.move(
        part,
        folder.resolve(FILE),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }

  static String hash(Path file) throws IOException {
    MessageDigest digest = Sha256.start();
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      in.transferTo(out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
