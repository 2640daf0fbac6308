package io.cloudcostguard.ingest.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.ingest.http.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageRoomTest {

  private static final long MEGABYTE = 1024 * 1024;

  private static List<MessageRoom.Place> takeAll(MessageRoom room, String tenant, long length) {
    List<MessageRoom.Place> taken = new ArrayList<>();
    try {
      while (true) {
        taken.add(room.take(tenant, length));
      }
    } catch (ProblemException _) {
      return taken;
    }
  }

  @Test
  void keepsRoomForOtherTenants() {
    MessageRoom room = new MessageRoom(1024 * MEGABYTE);

    assertThat(takeAll(room, "greedy", 100)).hasSize(MessageRoom.MOST_OF_A_TENANT);
    assertThatCode(() -> room.take("other", 100)).doesNotThrowAnyException();
  }

  @Test
  void boundsTheMemoryOfAllAndOfOne() {
    MessageRoom room = new MessageRoom(1024 * MEGABYTE);

    assertThat(takeAll(room, "greedy", 8 * MEGABYTE)).hasSize(2);
    assertThat(takeAll(room, "other", 8 * MEGABYTE)).hasSize(2);
    assertThatThrownBy(() -> room.take("third", 8 * MEGABYTE)).isInstanceOf(ProblemException.class);
  }

  @Test
  void hasRoomAgainWhenOneIsAnswered() {
    MessageRoom room = new MessageRoom(16 * MEGABYTE);

    room.take("one", 8 * MEGABYTE).close(); // alone, though larger than its part
    MessageRoom.Place second = room.take("one", 8 * MEGABYTE);
    assertThatThrownBy(() -> room.take("one", 100)).isInstanceOf(ProblemException.class);
    second.close();
    assertThatCode(() -> room.take("one", 100)).doesNotThrowAnyException();
  }
}
