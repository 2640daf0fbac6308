package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.estimation.render.EstimateFormat;
import io.cloudcostguard.ingest.http.PagePolicy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/// Negotiates the format of an estimate and renders it.
public final class EstimateFormats {

  private static final RequestedFormat.Formats<EstimateFormat> FORMATS =
      new RequestedFormat.Formats<>(
          "an estimate",
          List.of(EstimateFormat.values()),
          EstimateFormat::word,
          EstimateFormat::mediaType);

  /// What a request asks for.
  static EstimateFormat requested(HttpServletRequest request) {
    return RequestedFormat.of(request, FORMATS);
  }

  /// The type of an answer in a format.
  static MediaType typeOf(EstimateFormat format) {
    return RequestedFormat.typeOf(format.mediaType());
  }

  /// The name of the file in which a browser keeps it; null where it shows it.
  static @Nullable String fileOf(EstimateFormat format, String id) {
    return switch (format) {
      case CSV -> "estimate-" + id + ".csv";
      case FOCUS_CSV, FOCUS_1_2_CSV -> "estimate-" + id + ".focus.csv";
      case SARIF -> "estimate-" + id + ".sarif";
      case JUNIT -> "estimate-" + id + ".junit.xml";
      case CODE_QUALITY -> "estimate-" + id + ".code-quality.json";
      case JSON, TABLE, MARKDOWN, HTML, INFRACOST_JSON -> null;
    };
  }

  /// The body of an answer. A page gets its policy.
  ///
  /// @throws io.cloudcostguard.ingest.http.ProblemException if the plan was not estimated
  public static byte[] body(
      EstimateFormat format, Status.Ready ready, HttpServletResponse response) {
    String text = format.text(ready.estimate(), ready.at());
    if (format == EstimateFormat.HTML) {
      PagePolicy.set(response, text);
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private EstimateFormats() {}
}
