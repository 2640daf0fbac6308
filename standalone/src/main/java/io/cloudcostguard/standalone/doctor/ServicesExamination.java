package io.cloudcostguard.standalone.doctor;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.standalone.local.Readiness;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/// Asks each service whether it is ready, and what time it is.
///
/// @param urls by the service's name, without a slash at the end
record ServicesExamination(Map<String, String> urls) implements Examination {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(3);
  private static final int LONGEST_REASON = 300;
  private static final int LONGEST_ANSWER = 64 * 1024;

  @Override
  public String subject() {
    return "services";
  }

  @Override
  public List<Diagnosis> examine() throws InterruptedException {
    List<Diagnosis> found = new ArrayList<>();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      for (var service : urls.entrySet()) {
        found.addAll(examine(http, service.getKey(), service.getValue()));
      }
    }
    if (found.isEmpty()) {
      found.add(
          Diagnosis.unknown("services", "None is named: --service ingest-api=http://HOST:8080"));
    }
    return found;
  }

  private static List<Diagnosis> examine(HttpClient http, String name, String url)
      throws InterruptedException {
    String where = name + " " + url;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/actuator/health/readiness"))
            .timeout(PATIENCE)
            .build();
    HttpResponse<String> answer;
    try {
      answer = http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
    } catch (IOException e) {
      return List.of(
          Diagnosis.fault(
              where,
              "It does not answer (%s): look at its last log lines."
                  .formatted(e.getClass().getSimpleName())));
    }
    List<Diagnosis> found = new ArrayList<>();
    if (answer.statusCode() != 200) {
      found.add(
          Diagnosis.fault(
              where,
              "It is not ready (%d): %s"
                  .formatted(answer.statusCode(), bounded(Readiness.sentence(answer.body())))));
    } else if (!isUp(answer.body())) {
      found.add(
          Diagnosis.warning(
              where, "It works in part: " + bounded(Readiness.sentence(answer.body()))));
    }
    answer.headers().firstValue("Date").ifPresent(date -> clock(where, date, found));
    if (found.isEmpty()) {
      found.add(Diagnosis.ok(where, "It is ready."));
    }
    return found;
  }

  private static boolean isUp(String body) {
    try {
      return Json.MAPPER.readTree(body).path("status").asString("").equals("UP");
    } catch (JacksonException _) {
      return false;
    }
  }

  private static String bounded(String text) {
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
  }

  private static void clock(String where, String date, List<Diagnosis> found) {
    try {
      Instant there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration off = Duration.between(there, Instant.now()).abs();
      if (off.compareTo(CLOCKS_DIFFER) > 0) {
        found.add(
            Diagnosis.warning(
                where,
                "Its clock is %d s off this machine's: check both, e.g. by `chronyc tracking`."
                    .formatted(off.toSeconds())));
      }
    } catch (DateTimeException _) {
      // A proxy may write anything there.
    }
  }
}
