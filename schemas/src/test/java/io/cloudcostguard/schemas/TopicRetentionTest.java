package io.cloudcostguard.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.schemas.TopicCheck.Finding;
import io.cloudcostguard.schemas.TopicCheck.Found;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicRetentionTest {

  private static final TopicRetention YEAR =
      TopicRetention.of("plans=400d/7d, ccg.estimates=400d, audit=keep/30d");

  @Test
  void keepsEverythingUnlessItIsSaid() {
    assertThat(TopicRetention.of("")).isEqualTo(TopicRetention.KEEP);
    assertThat(TopicRetention.of(" ")).isEqualTo(TopicRetention.KEEP);
    assertThat(TopicRetention.KEEP.applyTo(Topics.PLANS)).isEqualTo(Topics.PLANS);
    assertThat(TopicRetention.KEEP.of(Topics.PLANS)).isNull();
  }

  @Test
  void setsTimesAndTieredStorage() {
    assertThat(YEAR.of(Topics.PLANS)).isEqualTo(Duration.ofDays(400));
    assertThat(YEAR.of(Topics.AUDIT)).isNull();
    assertThat(made(Topics.PLANS))
        .containsEntry("retention.ms", "34560000000")
        .containsEntry("remote.storage.enable", "true")
        .containsEntry("local.retention.ms", "604800000");
    assertThat(made(Topics.ESTIMATES))
        .containsEntry("retention.ms", "34560000000")
        .doesNotContainKey("remote.storage.enable");
    assertThat(made(Topics.AUDIT))
        .containsEntry("retention.ms", "-1")
        .containsEntry("local.retention.ms", "2592000000");
    assertThat(made(Topics.ALERTS)).containsEntry("retention.ms", "-1");
    assertThat(YEAR).hasToString("ccg.audit=keep/30d,ccg.estimates=400d,ccg.plans=400d/7d");
    assertThat(TopicRetention.of(YEAR.toString())).isEqualTo(YEAR);
  }

  private static Map<String, String> made(Topic<?> topic) {
    return TopicCreation.newTopic(YEAR.applyTo(topic), Optional.empty(), Map.of()).configs();
  }

  @ParameterizedTest
  @CsvSource({
    "plans, says for no topic",
    "plans=400, says for no topic",
    "plans=keep, says for no topic",
    "plans=0d, for a day or longer",
    "plans=7d/8d, longer on the brokers' disks",
    "nothing=7d, there is no such topic",
    "checkpoints=7d, it vouches for",
    "prices=7d, follows from its use",
    "alerts=7d, budgets are replayed",
    "settlements=7d, budgets are replayed",
    "price-effects=7d, budgets are replayed",
    "replays=7d, follows from its use"
  })
  void refusesWhatCannotBeMeant(String text, String message) {
    assertThatThrownBy(() -> TopicRetention.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
    assertThatThrownBy(() -> TopicRetention.of("plans=1d,plans=2d"))
        .hasMessageContaining("two times");
  }

  @Test
  void tellsHowATopicDiffersFromIt() {
    Map<String, String> settings = new HashMap<>(Topics.PLANS.settings());
    settings.put("min.insync.replicas", "2");
    TopicCheck check = new TopicCheck("--bootstrap-server kafka:9092", 3);

    check.check(YEAR.applyTo(Topics.PLANS), new Found("ccg.plans", 4, 3, settings), (short) 3);

    assertThat(check.findings()).noneMatch(Finding::fatal);
    assertThat(check.findings())
        .extracting(Finding::mend)
        .containsExactlyInAnyOrderElementsOf(
            List.of(
                new TopicCheck.Setting("retention.ms", "34560000000"),
                new TopicCheck.Setting("remote.storage.enable", "true"),
                new TopicCheck.Setting("local.retention.ms", "604800000")));
  }
}
