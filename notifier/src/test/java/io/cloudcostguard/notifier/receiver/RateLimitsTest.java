package io.cloudcostguard.notifier.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.notifier.NotifierProperties;
import io.cloudcostguard.notifier.message.Links;
import io.cloudcostguard.notifier.message.Stories;
import io.cloudcostguard.notifier.send.TestChannels;
import io.cloudcostguard.schemas.subscription.Channel;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RateLimitsTest {

  @Test
  void followTheVendorUnlessTheOperatorSetsThem() {
    RateLimits limits = limits(Map.of("ccg.notifier.rates.slack-app", "3"));

    assertThat(limits.of(Channel.SLACK)).isEqualTo(new RateLimit(1));
    assertThat(limits.of(Channel.SLACK_APP)).isEqualTo(new RateLimit(3));
    assertThat(limits.of(Channel.WEBHOOK)).isEqualTo(new RateLimit(20));
  }

  private static RateLimits limits(Map<String, String> settings) {
    var source = new MapConfigurationPropertySource(settings);
    return new RateLimits(
        new Binder(source).bindOrCreate("ccg.notifier", NotifierProperties.class),
        TestChannels.of(new Stories(new Links(null))));
  }
}
