package io.cloudcostguard.ingest.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// One page of a list.
///
/// @param next the `cursor` of the part after this; null when this is the last
/// @param <T> what is listed
public record Page<T>(List<T> items, @Nullable String next) {

  public Page {
    items = List.copyOf(items);
  }

  /// The first `limit` of what was found.
  ///
  /// @param found one more than `limit`, if there are so many
  /// @param cursor the place after one of them
  public static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    List<T> items = found.subList(0, limit);
    return new Page<>(items, cursor.apply(items.getLast()));
  }

  /// Where the list goes on, as a header.
  ///
  /// @see <a href="https://www.rfc-editor.org/rfc/rfc8288">RFC 8288, Web Linking</a>
  public HttpHeaders links(HttpServletRequest request) {
    HttpHeaders headers = new HttpHeaders();
    if (next != null) {
      String query = request.getQueryString();
      String parameters =
          Stream.concat(
                  Arrays.stream(query == null ? new String[0] : query.split("&"))
                      .filter(pair -> !pair.isEmpty() && !pair.startsWith("cursor=")),
                  Stream.of("cursor=" + next))
              .collect(Collectors.joining("&"));
      headers.set(
          HttpHeaders.LINK, "<%s?%s>; rel=\"next\"".formatted(request.getRequestURI(), parameters));
    }
    return headers;
  }
}
