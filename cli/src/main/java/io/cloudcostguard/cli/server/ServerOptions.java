package io.cloudcostguard.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options that say which server a command talks to, and as whom.
public final class ServerOptions {

  private static final Pattern URL = Pattern.compile("https?://[^\\s/?#]+(?:/[^\\s?#]*)?");
  private static final int LONGEST_TOKEN = 8192;

  @Option(names = "--api", description = "The URL of the server; default: that of ./ccg up.")
  private @Nullable String api;

  @Option(
      names = "--data",
      description =
          "The data folder of ./ccg up, also looked for in the folders above; default:"
              + " ${DEFAULT-VALUE}.")
  private Path data = Path.of("data/up");

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "A file with the API key; default: that in CCG_API_TOKEN_FILE, else the key in"
              + " CCG_API_TOKEN.")
  private @Nullable Path tokenFile;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /// A client of the server.
  public ApiClient client() throws IOException {
    return new ApiClient(url(), token(System.getenv()));
  }

  private String url() {
    String url = api == null ? Endpoints.above(data).api() : api;
    if (!URL.matcher(url).matches()) {
      throw new ParameterException(
          Objects.requireNonNull(command).commandLine(),
          "'%s' is not the URL of a server: it begins with http:// or https://, e.g. http://127.0.0.1:8080"
              .formatted(url));
    }
    return url;
  }

  @Nullable String token(Map<String, String> env) throws IOException {
    return token(tokenFile, env);
  }

  /// The API key: that in the file, else where the environment has it; null where it has none.
  public static @Nullable String token(@Nullable Path tokenFile, Map<String, String> env)
      throws IOException {
    String named = env.get("CCG_API_TOKEN_FILE");
    Path file = tokenFile == null && named != null && !named.isBlank() ? Path.of(named) : tokenFile;
    if (file == null) {
      return env.get("CCG_API_TOKEN");
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException("There is no file with the API key at " + file + ".");
    }
    if (Files.size(file) > LONGEST_TOKEN) {
      throw new IOException("The file " + file + " is too long to have an API key only.");
    }
    return Files.readString(file).strip();
  }
}
