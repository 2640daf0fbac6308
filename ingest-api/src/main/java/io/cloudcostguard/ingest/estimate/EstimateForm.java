package io.cloudcostguard.ingest.estimate;

import io.cloudcostguard.estimation.render.Form;
import io.cloudcostguard.ingest.http.Accept;
import io.cloudcostguard.ingest.http.PagePolicy;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.Query;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/// The form in which an estimate is asked for and answered.
public final class EstimateForm {

  private static final List<Form> FORMS = List.of(Form.values());

  /// `?form=` for whoever cannot set a header, else what `Accept` says.
  static Form wanted(HttpServletRequest request) {
    String word = new Query(request).text("form");
    if (word != null) {
      return FORMS.stream()
          .filter(form -> form.word().equals(word))
          .findFirst()
          .orElseThrow(() ->
              Query.invalid(
                  "form",
                  "must be one of "
                      + FORMS.stream().map(Form::word).collect(Collectors.joining(", "))));
    }
    Form form = Accept.best(request, FORMS, Form::mediaType);
    if (form == null) {
      throw notAcceptable();
    }
    return form;
  }

  private static ProblemException notAcceptable() {
    String types =
        Arrays.stream(Form.values()).map(Form::mediaType).collect(Collectors.joining(", "));
    return ProblemException.of(
        406,
        "not-acceptable",
        "There is no such form of an estimate",
        "The header Accept names none of the forms that there are: " + types + ".",
        "Name one of them, or leave Accept out and get JSON.");
  }

  /// The type of an answer in a form.
  static MediaType typeOf(Form form) {
    MediaType type = MediaType.parseMediaType(form.mediaType());
    return form == Form.JSON || form == Form.INFRACOST_JSON
        ? type
        : new MediaType(type, StandardCharsets.UTF_8);
  }

  /// The name of the file in which a browser keeps it; null where it shows it.
  static @Nullable String fileOf(Form form, String id) {
    return switch (form) {
      case CSV -> "estimate-" + id + ".csv";
      case FOCUS_CSV -> "estimate-" + id + ".focus.csv";
      case JSON, TABLE, MARKDOWN, HTML, INFRACOST_JSON -> null;
    };
  }

  /// The body of an answer. A page gets its policy.
  ///
  /// @throws ProblemException if the plan was not estimated
  public static byte[] body(Form form, Status.Ready ready, HttpServletResponse response) {
    String text = form.text(ready.estimate(), ready.at());
    if (form == Form.HTML) {
      PagePolicy.set(response, text);
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private EstimateForm() {}
}
