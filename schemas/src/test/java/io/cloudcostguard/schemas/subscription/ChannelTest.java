package io.cloudcostguard.schemas.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ChannelTest {

  /// These names are in the database and in requests: none of them may ever change.
  @Test
  void hasANameThatStays() {
    assertThat(Arrays.stream(Channel.values()).map(Channel::id))
        .containsExactly(
            "webhook",
            "slack",
            "slack-app",
            "teams",
            "email",
            "github",
            "gitlab",
            "bitbucket",
            "azure-repos");
  }

  @Test
  void isFoundByItsName() {
    for (Channel channel : Channel.values()) {
      assertThat(Channel.find(channel.id())).isSameAs(channel);
      assertThat(Channel.of(channel.id())).isSameAs(channel);
    }
  }

  @Test
  void isNotFoundByAnyOtherName() {
    assertThat(Channel.find("SLACK")).isNull();
    assertThat(Channel.find("slack_app")).isNull();
    assertThat(Channel.find(null)).isNull();
    assertThatThrownBy(() -> Channel.of("fax")).hasMessageContaining("'fax'");
  }
}
