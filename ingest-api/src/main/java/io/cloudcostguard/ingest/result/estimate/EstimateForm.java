package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.estimation.render.Form;
import io.cloudcostguard.ingest.http.PagePolicy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/// The form in which an estimate is asked for and answered.
public final class EstimateForm {

  private static final WantedForm.Forms<Form> FORMS =
      new WantedForm.Forms<>("an estimate", List.of(Form.values()), Form::word, Form::mediaType);

  /// What a request asks for.
  static Form wanted(HttpServletRequest request) {
    return WantedForm.of(request, FORMS);
  }

  /// The type of an answer in a form.
  static MediaType typeOf(Form form) {
    return WantedForm.typeOf(form.mediaType());
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
  /// @throws io.cloudcostguard.ingest.http.ProblemException if the plan was not estimated
  public static byte[] body(Form form, Status.Ready ready, HttpServletResponse response) {
    String text = form.text(ready.estimate(), ready.at());
    if (form == Form.HTML) {
      PagePolicy.set(response, text);
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private EstimateForm() {}
}
