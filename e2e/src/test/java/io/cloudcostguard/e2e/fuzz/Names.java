package io.cloudcostguard.e2e.fuzz;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What there is at the service: the ids that came back, so that requests also get beyond 404.
final class Names {

  private static final int KEPT = 64;
  private static final Pattern ID =
      Pattern.compile("\"(?:id|deliveryId)\":\"([A-Za-z0-9._-]{1,200})\"");

  private final Map<String, AtomicReferenceArray<String>> known = new ConcurrentHashMap<>();

  /// Notes what an answer has made.
  void note(Surface.Operation by, Wire.Answer answer, Random random) {
    Matcher id = ID.matcher(answer.body());
    if ((answer.status() != 201 && answer.status() != 202) || !id.find()) {
      return;
    }
    kind(by.path()).set(random.nextInt(KEPT), id.group(1));
    if (by.id().equals("submitPlan")) {
      kind("/v1/estimates").set(random.nextInt(KEPT), id.group(1));
    }
    if (answer.body().startsWith("{\"deliveryId\"")) {
      kind("/v1/deliveries").set(random.nextInt(KEPT), id.group(1));
    }
  }

  /// The name of something that there was lately; else the example.
  String find(Surface.Operation of, String example, Random random) {
    String found = kind(of.path()).get(random.nextInt(KEPT));
    return found == null || !of.path().contains("{id}") ? example : found;
  }

  /// The first two segments: `/v1/plans`.
  private AtomicReferenceArray<String> kind(String path) {
    String[] parts = path.split("/");
    String kind = parts.length < 3 ? path : "/" + parts[1] + "/" + parts[2];
    return known.computeIfAbsent(kind, _ -> new AtomicReferenceArray<>(KEPT));
  }
}
