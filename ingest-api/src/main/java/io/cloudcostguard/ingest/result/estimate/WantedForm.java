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

/// The form in which something is asked for: `?form=` for whoever cannot set a header, else what
/// `Accept` says.
final class WantedForm {

  /// The forms that there are of something.
  ///
  /// @param of what it is, for the refusal
  /// @param word what a form is called in a query
  record Forms<T>(
      String of, List<T> all, Function<T, String> word, Function<T, String> mediaType) {}

  static <T> T of(HttpServletRequest request, Forms<T> forms) {
    String word = new Query(request).text("form");
    if (word != null) {
      return forms.all().stream()
          .filter(form -> forms.word().apply(form).equals(word))
          .findFirst()
          .orElseThrow(
              () -> Query.invalid("form", "must be one of " + joined(forms, forms.word())));
    }
    T form = Accept.best(request, forms.all(), forms.mediaType());
    if (form == null) {
      throw ProblemException.of(
          ProblemType.NOT_ACCEPTABLE,
          "The header Accept names none of the forms that there are: "
              + joined(forms, forms.mediaType())
              + ".",
          "Name one of them, or leave Accept out and get JSON.");
    }
    return form;
  }

  private static <T> String joined(Forms<T> forms, Function<T, String> what) {
    return forms.all().stream().map(what).collect(Collectors.joining(", "));
  }

  /// The type of an answer in a form; text says that it is UTF-8, JSON always is.
  static MediaType typeOf(String mediaType) {
    MediaType type = MediaType.parseMediaType(mediaType);
    return type.getSubtype().endsWith("json") ? type : new MediaType(type, StandardCharsets.UTF_8);
  }

  private WantedForm() {}
}
