package io.cloudcostguard.schemas.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.Topics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordTenantTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"tenant":"acme"}                                  | acme
          {"id":"1","plan":{"tenant":"no"},"tenant":"acme"}  | acme
          {"list":[{"tenant":"no"}],"tenant":"acme","x":1    | acme
          {"plan":{"tenant":"no"}}                           |
          {"tenant":7}                                       |
          {"tenant":""}                                      |
          {"tenant":{"name":"acme"}}                         |
          {"tenant                                           |
          ["tenant","acme"]                                  |
          tenant                                             |
          """)
  void isTheTenantOfAnObject(String json, @Nullable String tenant) {
    assertThat(RecordTenant.of(Topics.Names.PLANS, "other/a/b", json.getBytes(UTF_8)))
        .isEqualTo(tenant);
  }

  @Test
  void isInTheKeysOfInternalTopicsOnly() {
    byte[] value = "{\"planned\":\"1\"}".getBytes(UTF_8);

    assertThat(
            RecordTenant.of("ccg-estimator-x-changelog", "acme/shop/prod".getBytes(UTF_8), value))
        .isEqualTo("acme");
    assertThat(RecordTenant.of("ccg-estimator-x-changelog", "acme", value)).isNull();
    assertThat(RecordTenant.of("ccg-estimator-x-changelog", null, value)).isNull();
    assertThat(RecordTenant.of(Topics.Names.PLANS, "acme/shop/prod", value)).isNull();
  }

  @Test
  void isNoneOfWhatAllRead() {
    byte[] value = "{\"tenant\":\"acme\"}".getBytes(UTF_8);

    assertThat(RecordTenant.of(Topics.Names.PRICES, "k", value)).isNull();
    assertThat(RecordTenant.of(Topics.Names.TENANT_KEYS, "k", value)).isNull();
    assertThat(RecordTenant.of(Topics.Names.CHECKPOINTS, "k", value)).isNull();
  }

  @Test
  void ofAMillionPropertiesIsFoundInOneReading() {
    String json = "{" + "\"a\":{\"b\":[1,2,3]},".repeat(1_000_000) + "\"tenant\":\"acme\"}";

    assertThat(RecordTenant.of(Topics.Names.PLANS, null, json.getBytes(UTF_8))).isEqualTo("acme");
  }
}
