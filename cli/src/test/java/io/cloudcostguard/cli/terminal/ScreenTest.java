package io.cloudcostguard.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {

  @Test
  void isAsWideAsTheTerminalSays() {
    assertThat(Screen.of(Map.of(), true, 80).width()).isEqualTo(80);
    assertThat(Screen.of(Map.of("COLUMNS", "132"), true, 80).width()).isEqualTo(132);
    assertThat(Screen.of(Map.of("COLUMNS", "x"), true, 80).width()).isEqualTo(80);
    assertThat(Screen.of(Map.of("COLUMNS", "-1"), false, null).width()).isEqualTo(120);
  }

  @Test
  void hasColoursOnATerminalOnly() {
    assertThat(Screen.of(Map.of(), true, 80).colour()).isTrue();
    assertThat(Screen.of(Map.of(), false, null).colour()).isFalse();
    assertThat(Screen.of(Map.of("TERM", "dumb"), true, 80).colour()).isFalse();
    assertThat(Screen.of(Map.of("CLICOLOR_FORCE", "1"), false, null).colour()).isTrue();
    assertThat(Screen.of(Map.of("CLICOLOR_FORCE", "0"), false, null).colour()).isFalse();
  }

  @Test
  void honoursNoColor() {
    assertThat(Screen.of(Map.of("NO_COLOR", "1"), true, 80).colour()).isFalse();
    assertThat(Screen.of(Map.of("NO_COLOR", "1", "CLICOLOR_FORCE", "1"), true, 80).colour())
        .isFalse();
    assertThat(Screen.of(Map.of("NO_COLOR", ""), true, 80).colour()).isTrue();
  }
}
