package io.cloudcostguard.standalone.deployment;

import io.cloudcostguard.standalone.local.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/// The database of a deployment: that of the services' variables, or of `./ccg up`.
///
/// @param url as JDBC has it
public record DeployedDatabase(String url, String user, String password) {

  private static final int CONNECT_SECONDS = 5;
  private static final int SILENCE_SECONDS = 20;

  /// The variables of the services; null where there are none.
  ///
  /// @throws IllegalArgumentException if some of them are missing
  public static @Nullable DeployedDatabase in(Map<String, String> env) {
    String url = env.getOrDefault("CCG_DB_URL", "");
    if (url.isBlank()) {
      return null;
    }
    return new DeployedDatabase(url, needed(env, "CCG_DB_USER"), needed(env, "CCG_DB_PASSWORD"));
  }

  private static String needed(Map<String, String> env, String name) {
    String value = env.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          name + " is not set; the services have it, and this command needs it as well");
    }
    return value;
  }

  /// That of the stack which runs on a data folder.
  public static DeployedDatabase of(Path folder) throws IOException {
    DataFolder.Running running = DataFolder.running(folder);
    return new DeployedDatabase(running.database(), running.user(), running.password());
  }

  /// Connections that give up on a silent database.
  public PGSimpleDataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    source.setApplicationName("ccg");
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(SILENCE_SECONDS);
    return source;
  }

  /// Without the password.
  @Override
  public String toString() {
    return url.replaceAll("\\?.*", "");
  }
}
