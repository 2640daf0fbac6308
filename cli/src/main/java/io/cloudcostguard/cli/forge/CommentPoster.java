package io.cloudcostguard.cli.forge;

import io.cloudcostguard.cli.server.Retries;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Sha256;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Writes one comment per name on a pull request and updates it in place. A comment of a newer run
/// is never overwritten. Two jobs that begin at the same moment may write two comments; the next
/// run updates the older one.
public final class CommentPoster {

  /// How long a forge may take for an answer.
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final Duration RETRY_FOR = Duration.ofMinutes(1);

  /// Of an answer in bytes: a page of long comments fits in.
  private static final long LARGEST = 64L << 20;

  /// Of comments that are looked through: 3,000.
  private static final int MOST_PAGES = 30;

  /// Of the digest of a name.
  private static final int MARKER = 32;

  private final PullRequestApi api;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final Retries retries = new Retries(RETRY_FOR);

  public CommentPoster(ForgeHost host) {
    api = host.requests();
  }

  /// The outcome of posting a comment.
  public enum Posted {
    CREATED,
    UPDATED,
    /// A newer run was first.
    NEWER_STAYS
  }

  /// Writes a comment, or updates the one of this name.
  ///
  /// @param name what the comment is about, e.g. project and workspace
  /// @param run the number of the CI run, which grows; null: not known, so that any is overwritten
  /// @throws ForgeException if the forge refuses
  public Posted post(String name, @Nullable Long run, String markdown)
      throws IOException, InterruptedException {
    String marker = Sha256.hex(name).substring(0, MARKER);
    Pattern mark = Pattern.compile("cloudcostguard " + marker + " (\\d{1,18})");
    for (int page = 1; page <= MOST_PAGES; page++) {
      JsonNode comments = send(api.list(page));
      for (PostedComment comment : api.comments(comments)) {
        Matcher found = mark.matcher(comment.text());
        if (found.find()) {
          long written = Long.parseLong(found.group(1));
          if (run != null && written > run) {
            return Posted.NEWER_STAYS;
          }
          send(api.update(comment.id(), text(markdown, marker, run == null ? written : run)));
          return Posted.UPDATED;
        }
      }
      if (!api.hasNext(comments)) {
        break;
      }
    }
    send(api.create(text(markdown, marker, run == null ? 0 : run)));
    return Posted.CREATED;
  }

  private String text(String markdown, String marker, long run) {
    String end = "\n\n" + api.hidden("cloudcostguard %s %d".formatted(marker, run)) + "\n";
    String fit = api.fit(markdown).stripTrailing();
    int room = api.longest() - end.length();
    return (fit.length() > room ? cut(fit, room) : fit) + end;
  }

  /// After a whole line.
  private static String cut(String text, int room) {
    String told = "\n\n… The rest is longer than this forge allows.";
    int line = text.lastIndexOf('\n', room - told.length());
    return text.substring(0, Math.max(0, line)) + told;
  }

  private JsonNode send(HttpRequest.Builder builder) throws IOException, InterruptedException {
    HttpRequest request = builder.timeout(TIMEOUT).header("User-Agent", "CloudCostGuard").build();
    HttpResponse<String> response =
        retries.send(
            () -> http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST)));
    if (response.statusCode() < 200 || response.statusCode() > 299) {
      throw ForgeException.of(request.method(), response.statusCode(), response.body());
    }
    try {
      return Json.MAPPER.readTree(response.body());
    } catch (JacksonException e) {
      throw new IOException("The forge's answer to %s is no JSON".formatted(request.method()), e);
    }
  }
}
