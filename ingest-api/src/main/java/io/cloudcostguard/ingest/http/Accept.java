package io.cloudcostguard.ingest.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// Negotiates the media type by the header `Accept`.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1">RFC 9110, Accept</a>
public final class Accept {

  /// Less than any two qualities differ by.
  private static final double CLOSER = 0.0001;

  /// Of those that are liked equally, the one that is named rather than meant by a wildcard, and
  /// then the first offered. Null when none is accepted, or the header cannot be read.
  public static <T> @Nullable T best(
      HttpServletRequest request, List<T> offers, Function<T, String> mediaType) {
    String header = String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
    List<MediaType> ranges;
    try {
      ranges = MediaType.parseMediaTypes(header.isBlank() ? "*/*" : header);
    } catch (InvalidMediaTypeException _) {
      return null;
    }
    T best = null;
    double most = 0;
    for (T offer : offers) {
      double liking = liking(ranges, MediaType.parseMediaType(mediaType.apply(offer)));
      if (liking > most) {
        best = offer;
        most = liking;
      }
    }
    return best;
  }

  /// What the range says that names it most closely.
  private static double liking(List<MediaType> ranges, MediaType offer) {
    int closest = -1;
    double quality = 0;
    for (MediaType range : ranges) {
      int closeness = closeness(range);
      if (range.includes(offer) && closeness > closest) {
        closest = closeness;
        quality = range.getQualityValue();
      }
    }
    return quality == 0 ? 0 : quality + closest * CLOSER;
  }

  private static int closeness(MediaType range) {
    if (range.isWildcardType()) {
      return 0;
    }
    return range.isWildcardSubtype() ? 1 : 2;
  }

  private Accept() {}
}
