package io.cloudcostguard.cli.local;

import io.cloudcostguard.schemas.secret.SecretBox;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/// The secrets of a local data folder, made on first use and readable by its owner only.
///
/// @param secretKey seals what people configure
/// @param databasePassword of the embedded PostgreSQL
record LocalSecrets(String secretKey, String databasePassword) {

  static LocalSecrets in(Path folder) throws IOException {
    Path file = folder.resolve("secrets.properties");
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
    } else {
      byte[] password = new byte[24];
      new SecureRandom().nextBytes(password);
      properties.setProperty("secretKey", SecretBox.newKey());
      properties.setProperty("databasePassword", HexFormat.of().formatHex(password));
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (Writer writer = Files.newBufferedWriter(file)) {
        properties.store(writer, "Keep this file: without it the data beside it cannot be read.");
      }
    }
    return new LocalSecrets(
        properties.getProperty("secretKey"), properties.getProperty("databasePassword"));
  }
}
