package io.cloudcostguard.schemas.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cloudcostguard.schemas.price.ContractHistory.Change;
import io.cloudcostguard.schemas.price.ContractTerm.Discount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractHistoryTest {

  private static final PriceScope EC2 = new PriceScope("aws/ec2");
  private static final ContractHistory HISTORY =
      new ContractHistory(
          "acme",
          EC2,
          List.of(new Change(2, off("10")), new Change(5, null), new Change(9, off("12"))));

  @ParameterizedTest
  @CsvSource({"1, ", "2, 10", "4, 10", "5, ", "8, ", "9, 12", "1000, 12"})
  void answersAsOfAVersion(long version, String percent) {
    assertThat(HISTORY.at(version)).isEqualTo(percent == null ? null : off(percent));
  }

  @Test
  void refusesVersionsThatDoNotAscend() {
    List<Change> changes = List.of(new Change(3, off("10")), new Change(3, null));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ContractHistory("acme", EC2, changes))
        .withMessage("Versions of aws/ec2 of acme are not ascending");
  }

  @Test
  void hasARecordKeyThatIsNoPriceKey() {
    String key = ContractHistory.keyOf("acme", EC2);

    assertThat(key).isEqualTo("/contract/acme/aws/ec2");
    assertThatIllegalArgumentException().isThrownBy(() -> new PriceKey(key));
  }

  @Test
  void widensAScopeUpToTheVendor() {
    PriceScope key = PriceScope.of(new PriceKey("aws/ec2/eu-west-1"));

    assertThat(key.wider()).isEqualTo(EC2);
    assertThat(EC2.wider()).isEqualTo(new PriceScope("aws"));
    assertThat(new PriceScope("aws").wider()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/aws", "aws/"})
  void refusesWhatIsNoScope(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new PriceScope(text));
  }

  @Test
  void refusesATermThatSaysNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ContractTerm(null, null));
  }

  private static ContractTerm off(String percent) {
    return new ContractTerm(
        null, new Discount(new BigDecimal(percent), LocalDate.of(2026, 1, 1), "EDP"));
  }
}
