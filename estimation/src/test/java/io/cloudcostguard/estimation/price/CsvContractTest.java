package io.cloudcostguard.estimation.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.schemas.price.ContractTerm;
import io.cloudcostguard.schemas.price.ContractTerm.Discount;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceScope;
import io.cloudcostguard.schemas.price.Tier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvContractTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
  private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
  private static final String HEADER =
      "key,discount,unit,tier_from,price,currency,effective_from,source\n";

  @Test
  void readsDiscountsAndPricesWithTiers() throws IOException {
    Contract contract =
        read(
            """
            aws/ec2,12.50 %,,,,,2026-01-01,EDP 2026
            aws/s3/eu-west-1/standard/storage,,GB,0,0.020,USD,2026-01-01,Amendment 3
            aws/s3/eu-west-1/standard/storage,,GB,51200,0.019,USD,2026-01-01,Amendment 3
            aws,-3,,,,,2026-01-01,
            """);

    assertThat(contract.terms())
        .containsExactly(
            Map.entry(new PriceScope("aws"), new ContractTerm(null, discount("-3", JANUARY, ""))),
            Map.entry(
                new PriceScope("aws/ec2"),
                new ContractTerm(null, discount("12.5", JANUARY, "EDP 2026"))),
            Map.entry(
                new PriceScope("aws/s3/eu-west-1/standard/storage"),
                new ContractTerm(
                    new Price(
                        "GB",
                        "USD",
                        List.of(tier("0", "0.02"), tier("51200", "0.019")),
                        JANUARY,
                        "Amendment 3"),
                    null)));
    assertThat(contract.notYet()).isZero();
  }

  @Test
  void quotesNoMoreThanSomeoneReads() {
    String book = CsvPriceBook.HEADER + "\n/" + "x".repeat(300_000) + ",GB,0,1,USD,2026-01-01,A\n";

    assertThatThrownBy(() -> CsvPriceBook.read(new StringReader(book), (_, _) -> {}))
        .hasMessageStartingWith("Line 2 of the price book: Not a price key: '/x")
        .hasNoCause()
        .message()
        .hasSizeLessThan(200);
  }

  @Test
  void needsOnlyTheColumnsOfItsRows() throws IOException {
    Contract discounts = readAll("\uFEFFdiscount,key,effective_from\n10,aws/ec2,2026-01-01\n");
    Contract prices =
        readAll(
            CsvPriceBook.HEADER + "\naws/ebs/eu-west-1/storage/gp3,GB,,0.07,USD,2026-01-01,A3\n");

    assertThat(discounts.terms().get(new PriceScope("aws/ec2")).discount())
        .isEqualTo(discount("10", JANUARY, ""));
    assertThat(prices.terms().firstEntry().getValue().price().tiers())
        .containsExactly(tier("0", "0.07"));
  }

  @Test
  void takesTheNewestThatIsInEffect() throws IOException {
    Contract contract =
        read(
            """
            aws/ec2,5,,,,,2025-01-01,
            aws/ec2,12,,,,,2026-06-01,
            aws/ec2,15,,,,,2026-06-02,
            aws/ebs,10,,,,,2027-01-01,
            """);

    assertThat(contract.terms()).hasSize(1);
    assertThat(contract.terms().get(new PriceScope("aws/ec2")).discount().percent())
        .isEqualByComparingTo("12");
    assertThat(contract.notYet()).isEqualTo(2);
  }

  @Test
  void takesTheSameTwiceForOnce() throws IOException {
    assertThat(
            read("""
            aws/ec2,12,,,,,2026-01-01,one page
            aws/ec2,12.0%,,,,,2026-01-01,another page
            """)
                .terms())
        .hasSize(1);
  }

  @Test
  void keepsAPriceAndADiscountOfOneKey() throws IOException {
    ContractTerm term =
        read("""
        aws/x/y,12,,,,,2026-01-01,
        aws/x/y,,GB,0,0.5,USD,2025-01-01,
        """)
            .terms()
            .get(new PriceScope("aws/x/y"));

    assertThat(term.price()).isNotNull();
    assertThat(term.discount()).isNotNull();
  }

  @Test
  void agreesNothingWithAHeaderOnly() throws IOException {
    assertThat(read("")).isEqualTo(Contract.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "aws/ec2,12,,,,,2026-01-01,;aws/ebs,1,,,,,2026-01-01,;aws/ec2,15,,,,,2026-01-01, "
            + "| Line 4 of the price book: aws/ec2 has another discount from 2026-01-01 on in line 2",
        "aws/ec2,12,,,,,2027-01-01,;aws/ec2,15,,,,,2027-01-01, "
            + "| Line 3 of the price book: aws/ec2 has another discount from 2027-01-01 on in line 2",
        "a/b,,GB,0,1,USD,2026-01-01,;a/b,,GB,0,2,USD,2026-01-01, "
            + "| Line 3 of the price book: a/b has another price from 2026-01-01 on in line 2",
        "aws/ec2,,,,,,2026-01-01, | Line 2 of the price book: neither a price nor a discount",
        "aws/ec2,1,GB,0,1,USD,2026-01-01, "
            + "| Line 2 of the price book: a price and a discount in one row",
        "aws/ec2,101,,,,,2026-01-01, "
            + "| Line 2 of the price book: A discount is from -100 to 100 percent, not 101",
        "aws/ec2,ten,,,,,2026-01-01, | Line 2 of the price book: 'ten' is not a number",
        "aws/ec2,1e99,,,,,2026-01-01, | Line 2 of the price book: '1e99' is not a number",
        "AWS/EC2,10,,,,,2026-01-01, | Line 2 of the price book: 'AWS/EC2' is no price key,",
        "aws/ec2/,10,,,,,2026-01-01, | Line 2 of the price book: 'aws/ec2/' is no price key,",
        ",10,,,,,2026-01-01, | Line 2 of the price book: '' is no price key,",
        "aws/ec2,10,,,,,soon, | Line 2 of the price book: Text 'soon' could not be parsed",
        "a/b,,,0,1,USD,2026-01-01, | Line 2 of the price book: a price without unit",
        "a/b,,GB,0,1,usd,2026-01-01, "
            + "| Line 2 of the price book: the currency 'usd' is not one of ISO 4217",
        "a/b,,GB,0,-1,USD,2026-01-01, | Line 2 of the price book: A tier is not negative",
        "a/b,,GB,7,1,USD,2026-01-01, | Line 2 of the price book: The first tier of a price begins",
        "a/b,,GB | The price book is not CSV"
      })
  void namesTheLineThatIsWrong(String rows, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(rows.replace(';', '\n') + "\n"))
        .withMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource({"'', key", "'key,discount\n', effective_from"})
  void namesAMissingColumn(String text, String column) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> readAll(text))
        .withMessage("Line 1 of the price book, its header, has no column " + column);
  }

  private static Contract read(String rows) throws IOException {
    return readAll(HEADER + rows);
  }

  private static Contract readAll(String csv) throws IOException {
    return CsvContract.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), TODAY);
  }

  private static Discount discount(String percent, LocalDate from, String source) {
    return new Discount(new BigDecimal(percent), from, source);
  }

  private static Tier tier(String from, String price) {
    return new Tier(new BigDecimal(from), new BigDecimal(price));
  }
}
