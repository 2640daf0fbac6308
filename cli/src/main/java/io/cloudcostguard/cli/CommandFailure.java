package io.cloudcostguard.cli;

import io.cloudcostguard.cli.server.ApiException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/// Says in one sentence why a command failed, and what to do.
final class CommandFailure {

  /// Of an exception that ended a command.
  static String sentence(Exception failure) {
    return switch (failure) {
      case ApiException api when api.status() == 401 ->
          api.getMessage()
              + " The key is taken from CCG_API_TOKEN, from the file in CCG_API_TOKEN_FILE, or from the profile.";
      case ApiException api when api.type().isEmpty() ->
          "What answers there is not CloudCostGuard, or a proxy before it. " + text(api);
      case NoSuchFileException file when file.getReason() == null ->
          "There is no file " + file.getFile() + ".";
      case FileSystemException file when file.getReason() != null ->
          file.getFile() + ": " + file.getReason() + ".";
      case ConnectException _ ->
          "Nothing answers at that address: is the server running, and is the port right? --api, or the profile, says where it is.";
      case UnknownHostException host ->
          "There is no host " + host.getMessage() + ": check --api, or the profile.";
      case HttpTimeoutException _ -> "The server did not answer in time.";
      case SSLException tls ->
          "TLS failed: " + text(tls) + ". Is the URL http, or the certificate unknown to Java?";
      default -> text(failure);
    };
  }

  private static String text(Exception failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure
          .getClass()
          .getSimpleName()
          .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
          .toLowerCase(Locale.ROOT);
    }
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private CommandFailure() {}
}
