package io.cloudcostguard.cli.audit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Keeps what the audit does not hold in memory: written once, read from its beginning, and deleted
/// when it is closed.
final class ScratchFile implements AutoCloseable {

  private final Path file;
  private final DataOutputStream out;

  /// @param folder where the file is, until it is closed
  ScratchFile(Path folder, String suffix) {
    try {
      file = Files.createTempFile(folder, "ccg-audit-", suffix);
      file.toFile().deleteOnExit();
      out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("The audit cannot write a file in " + folder, e);
    }
  }

  DataOutputStream out() {
    return out;
  }

  /// What was written so far.
  DataInputStream read() {
    try {
      out.flush();
      return new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  static UncheckedIOException failed(IOException e) {
    return new UncheckedIOException("A temporary file of the audit cannot be used", e);
  }

  @Override
  public void close() {
    try {
      out.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
