package io.cloudcostguard.ingest.submission;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Validates the source of a plan (repository, commit, branch, run), for every route. It is used in
/// topics, messages and URLs.
public final class SourceForm {

  private static final int LONGEST_URL = 2048;
  private static final int LONGEST_BRANCH = 255;

  /// Names between slashes; none of dots only, so that it stays a path where it becomes a part of
  /// an address.
  private static final Pattern REPOSITORY =
      Pattern.compile("(?=.{1,200}$)(?!\\.{1,2}/)[\\w.~-]+(/(?!\\.{1,2}(/|$))[\\w.~-]+)+");

  private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{7,64}");
  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  /// A parameter whose value is a number of few digits, which is no credential.
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9._-]{1,64}=\\d{1,19}");

  public static boolean isRepository(String text) {
    return REPOSITORY.matcher(text).matches();
  }

  public static boolean isCommit(String text) {
    return COMMIT.matcher(text).matches();
  }

  public static boolean isBranch(String text) {
    return text.length() <= LONGEST_BRANCH && text.codePoints().noneMatch(Character::isISOControl);
  }

  public static boolean isRun(String text) {
    return RUN.matcher(text).matches();
  }

  /// The address of a run's page, without what may be a credential: of its query only numbers are
  /// kept, of its fragment nothing. Null when it is no such address.
  public static @Nullable String runUrl(String text) {
    try {
      URI uri = new URI(text);
      boolean web =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      boolean isPage =
          text.length() <= LONGEST_URL
              && web
              && uri.getHost() != null
              && uri.getRawUserInfo() == null;
      return isPage ? withoutSecrets(text, uri.getRawQuery()) : null;
    } catch (URISyntaxException _) {
      return null;
    }
  }

  private static String withoutSecrets(String url, @Nullable String query) {
    List<String> kept = new ArrayList<>();
    for (String parameter : query == null ? new String[0] : query.split("&")) {
      if (NUMBER.matcher(parameter).matches()) {
        kept.add(parameter);
      }
    }
    String page = url.split("[?#]", 2)[0];
    return kept.isEmpty() ? page : page + "?" + String.join("&", kept);
  }

  private SourceForm() {}
}
