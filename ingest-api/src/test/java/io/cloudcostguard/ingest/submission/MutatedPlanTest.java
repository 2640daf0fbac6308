package io.cloudcostguard.ingest.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.Plans;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MutatedPlanTest {

  private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|[\\w.]+|[{}\\[\\],:]");
  private static final String[] REPLACEMENTS = {
    "null",
    "true",
    "0",
    "-1e999",
    "\"\"",
    "\"var.\"",
    "\"a[\\\"\"",
    "\".\"",
    "[]",
    "{}",
    "[[]]",
    "{\"a\":{}}",
    "",
    "\"\\u0000\"",
    "]",
    "}"
  };

  private final FrontDoor door = FrontDoor.open();

  @Test
  void isTakenOrRefusedButNeverBreaksTheService() throws Exception {
    String plan = new String(Plans.plan(), StandardCharsets.UTF_8);
    List<int[]> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(plan);
    while (matcher.find()) {
      tokens.add(new int[] {matcher.start(), matcher.end()});
    }
    Random random = new Random(42);
    for (int i = 0; i < 1500; i++) {
      int[] token = tokens.get(random.nextInt(tokens.size()));
      String replacement = REPLACEMENTS[random.nextInt(REPLACEMENTS.length)];
      String mutated = plan.substring(0, token[0]) + replacement + plan.substring(token[1]);

      assertThat(door.post("/v1/plans", Plans.bytes(mutated)).status())
          .as("%s in place of %s at %d", replacement, plan.substring(token[0], token[1]), token[0])
          .isIn(202, 400, 422);
    }
  }
}
