package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.ingest.http.Accept;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;

/// The requested format: the parameter `form`, else the header `Accept`.
final class RequestedFormat {

  /// The formats that there are of something.
  ///
  /// @param of what it is, for the refusal
  /// @param word what a format is called in a query
  record Formats<T>(
      String of, List<T> all, Function<T, String> word, Function<T, String> mediaType) {}

  static <T> T of(HttpServletRequest request, Formats<T> formats) {
    String word = new Query(request).text("form");
    if (word != null) {
      return formats.all().stream()
          .filter(format -> formats.word().apply(format).equals(word))
          .findFirst()
          .orElseThrow(
              () -> Query.invalid("form", "must be one of " + joined(formats, formats.word())));
    }
    T format = Accept.best(request, formats.all(), formats.mediaType());
    if (format == null) {
      throw ProblemException.of(
          ProblemType.NOT_ACCEPTABLE,
          "The header Accept names none of the available formats: "
              + joined(formats, formats.mediaType())
              + ".",
          "Name one of them, or omit Accept to get JSON.");
    }
    return format;
  }

  private static <T> String joined(Formats<T> formats, Function<T, String> what) {
    return formats.all().stream().map(what).collect(Collectors.joining(", "));
  }

  /// The type of an answer in a format; text says that it is UTF-8, JSON always is.
  static MediaType typeOf(String mediaType) {
    MediaType type = MediaType.parseMediaType(mediaType);
    return type.getSubtype().endsWith("json") ? type : new MediaType(type, StandardCharsets.UTF_8);
  }

  private RequestedFormat() {}
}
