package io.cloudcostguard.standalone.local;

import io.cloudcostguard.schemas.secret.SecretBox;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// The secrets of a local data folder, made on first use and readable by its owner only.
///
/// @param secretKey seals what people configure
/// @param databasePassword of the embedded PostgreSQL
record LocalSecrets(String secretKey, String databasePassword) {

  private static final String FILE = "secrets.properties";
  private static final String SECRET_KEY = "secretKey";
  private static final String DATABASE_PASSWORD = "databasePassword";
  private static final int PASSWORD_BYTES = 24;

  /// Those of a folder; a folder without any gets new ones.
  ///
  /// @throws IOException if some of them are missing although there is data that needs them
  static LocalSecrets in(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    LocalSecrets kept = Files.exists(file) ? read(file) : null;
    if (kept != null) {
      return kept;
    }
    if (Files.exists(folder.resolve("postgres"))) {
      throw new IOException(
          "%s is missing or incomplete, and %s cannot be read without it: restore it, or choose another --data"
              .formatted(file, folder));
    }
    LocalSecrets made = made();
    made.write(file);
    return made;
  }

  private static @Nullable LocalSecrets read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    String secretKey = properties.getProperty(SECRET_KEY);
    String databasePassword = properties.getProperty(DATABASE_PASSWORD);
    return secretKey == null || databasePassword == null
        ? null
        : new LocalSecrets(secretKey, databasePassword);
  }

  private static LocalSecrets made() {
    byte[] password = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(password);
    return new LocalSecrets(SecretBox.newKey(), HexFormat.of().formatHex(password));
  }

  private void write(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty(SECRET_KEY, secretKey);
    properties.setProperty(DATABASE_PASSWORD, databasePassword);
    StringWriter text = new StringWriter();
    properties.store(text, "Keep this file: without it the data beside it cannot be read.");
    WholeFile.write(file, text.toString());
  }
}
