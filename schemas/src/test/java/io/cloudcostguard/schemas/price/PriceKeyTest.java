package io.cloudcostguard.schemas.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cloudcostguard.schemas.Json;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceKeyTest {

  @ParameterizedTest
  @CsvSource({
    "aws, ebs, us-east-1, gp3, aws/ebs/us-east-1/gp3",
    "AWS, EBS, US-East-1, General Purpose, aws/ebs/us-east-1/general-purpose",
    "azure, vm, westeurope, Standard_D2s_v5, azure/vm/westeurope/standard_d2s_v5",
    "aws, ec2, eu-west-1, m5.large, aws/ec2/eu-west-1/m5.large"
  })
  void foldsCaseAndSpaces(String a, String b, String c, String d, String key) {
    assertThat(PriceKey.of(a, b, c, d)).isEqualTo(new PriceKey(key)).hasToString(key);
  }

  @Test
  void foldsTheSameInEveryLocale() {
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("tr", "TR"));

      assertThat(PriceKey.of("AWS", "IOPS")).hasToString("aws/iops");
    } finally {
      Locale.setDefault(usual);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/aws/ebs", "aws/ebs/"})
  void refusesWhatIsNoKey(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PriceKey(text))
        .withMessage("Not a price key: '" + text + "'");
  }

  @Test
  void isOneTextInJson() {
    PriceKey key = new PriceKey("aws/ebs/us-east-1/gp3");

    assertThat(Json.MAPPER.writeValueAsString(key)).isEqualTo("\"aws/ebs/us-east-1/gp3\"");
    assertThat(Json.MAPPER.readValue("\"aws/ebs/us-east-1/gp3\"", PriceKey.class)).isEqualTo(key);
  }

  @Test
  void sortsByText() {
    assertThat(Stream.of("b/a", "a/c", "a/b").map(PriceKey::new).sorted())
        .extracting(PriceKey::value)
        .containsExactly("a/b", "a/c", "b/a");
  }
}
