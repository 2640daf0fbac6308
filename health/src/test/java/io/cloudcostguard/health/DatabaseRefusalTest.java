package io.cloudcostguard.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseRefusalTest {

  @ParameterizedTest
  @CsvSource({
    "22021, true", // NUL in a text
    "22003, true", // number out of range
    "22008, true", // time out of range
    "22P05, true",
    "23502, true",
    "23514, true",
    "54000, true", // too large for an index
    "08006, false", // connection lost
    "25006, false", // read-only
    "28P01, false",
    "40P01, false", // deadlock
    "42P01, false", // no such table
    "53100, false", // disk full
    "55P03, false", // locked
    "57P01, false", // shutting down
    "57014, false", // took too long
    ", false"
  })
  void isOfAValueOrOfTheWorld(String state, boolean ofValue) {
    Throwable failure =
        new IllegalStateException("s3cret", new SQLException("s3cret is none", state));

    assertThat(DatabaseRefusal.isIn(failure)).isTrue();
    assertThat(DatabaseRefusal.ofValue(failure))
        .isEqualTo(ofValue ? "The database refuses a value of it (SQLSTATE " + state + ")." : null);
  }

  @Test
  void ignoresOtherFailures() {
    assertThat(DatabaseRefusal.isIn(new IllegalStateException("x"))).isFalse();
    assertThat(DatabaseRefusal.ofValue(new IllegalStateException("x"))).isNull();
  }
}
