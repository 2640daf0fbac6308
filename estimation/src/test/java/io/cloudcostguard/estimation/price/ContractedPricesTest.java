package io.cloudcostguard.estimation.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.Tier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractedPricesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
  private static final String ROWS =
      """
      key,discount,unit,tier_from,price,currency,effective_from,source
      aws,5,,,,,2026-01-01,EDP
      aws/ec2,10,,,,,2026-01-01,EDP
      aws/ec2/eu-west-1,12.5,,,,,2026-01-01,
      aws/ec2/eu-west-1/nat,0,,,,,2026-01-01,never discounted
      aws/ec2/eu-west-1/box/large,40,,,,,2026-01-01,
      aws/ec2/eu-west-1/box/huge,,hours,0,0.9,USD,2026-01-01,A3
      aws/ec2/eu-west-1/box/same,,hours,0,1,USD,2026-01-01,A3
      aws/support,-3,,,,,2026-01-01,reseller
      aws/free,100,,,,,2026-01-01,
      """;

  /// Everything is listed at 1, except what is called `missing`, `gone` or `twice`.
  private static final PriceBook LIST =
      key -> {
        String last = key.value().substring(key.value().lastIndexOf('/') + 1);
        return switch (last) {
          case "missing" -> null;
          case "gone" -> new Listing.Withdrawn();
          case "twice" -> new Listing.Ambiguous(List.of("A", "B"));
          default -> new Listing.Listed(price(Tier.flat(BigDecimal.ONE)));
        };
      };

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "aws/s3/eu-west-1/storage     | 0.95  | 5 % off aws (EDP, effective 2026-01-01)",
        "aws/ec2/us-east-1/box/large  | 0.9   | 10 % off aws/ec2 (EDP, effective 2026-01-01)",
        "aws/ec2/eu-west-1/box/small  | 0.875 | 12.5 % off aws/ec2/eu-west-1 (effective 2026-01-01)",
        "aws/ec2/eu-west-1/box/large  | 0.6   | 40 % off aws/ec2/eu-west-1/box/large (effective 2026-01-01)",
        "aws/ec2/eu-west-1/box/largest | 0.875 | 12.5 % off aws/ec2/eu-west-1 (effective 2026-01-01)",
        "aws/ec2/eu-west-1/box/huge   | 0.9   | agreed price (A3, effective 2026-01-01)",
        "aws/ec2/eu-west-1/box/huge/x | 0.875 | 12.5 % off aws/ec2/eu-west-1 (effective 2026-01-01)",
        "aws/ec2/eu-west-1/box/same   | 1     | none",
        "aws/ec2/eu-west-1/nat/hours  | 1     | none",
        "aws/ec2/eu-west-10/box       | 0.9   | 10 % off aws/ec2 (EDP, effective 2026-01-01)",
        "aws/support/global/plan      | 1.03  | 3 % on top of aws/support (reseller, effective 2026-01-01)",
        "aws/free/global/x            | 0     | 100 % off aws/free (effective 2026-01-01)",
        "azure/vm/westeurope/d2       | 1     | none"
      })
  void takesTheAgreedPriceAndThenTheNarrowestDiscount(String key, String price, String rule)
      throws IOException {
    ContractedPrices prices = new ContractedPrices(contract(ROWS).beside(LIST));
    PriceKey wanted = new PriceKey(key);

    assertThat(prices.find(wanted))
        .isInstanceOfSatisfying(
            Listing.Listed.class,
            listed ->
                assertThat(listed.price().tiers().getFirst().price()).isEqualByComparingTo(price));
    assertThat(prices.rules().get(wanted)).isEqualTo(rule);
  }

  @ParameterizedTest
  @CsvSource({"missing", "gone", "twice"})
  void discountsNothingThatHasNoListPrice(String name) throws IOException {
    ContractedPrices prices = new ContractedPrices(contract(ROWS).beside(LIST));
    PriceKey key = new PriceKey("aws/ec2/eu-west-1/" + name);

    assertThat(prices.find(key)).isEqualTo(LIST.find(key));
    assertThat(prices.rules()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"missing", "gone", "twice"})
  void hasAnAgreedPriceWithoutAListPrice(String name) throws IOException {
    PriceKey key = new PriceKey("aws/ec2/eu-west-1/" + name);
    ContractedPrices prices =
        new ContractedPrices(
            contract(
                    "key,unit,tier_from,price,currency,effective_from,source\n"
                        + key
                        + ",hours,0,0.5,USD,2026-01-01,A3\n")
                .beside(LIST));

    assertThat(prices.find(key)).isInstanceOf(Listing.Listed.class);
    assertThat(prices.rules()).containsOnlyKeys(key);
  }

  @Test
  void discountsEveryTierToTheLastDigit() throws IOException {
    PriceBook tiers =
        _ ->
            new Listing.Listed(
                price(
                    Tier.flat(new BigDecimal("0.00000000309")),
                    new Tier(new BigDecimal("51200"), new BigDecimal("0.0000000021"))));

    Listing.Listed listed =
        (Listing.Listed)
            new ContractedPrices(
                    contract("key,discount,effective_from\naws,7.77,2026-01-01\n").beside(tiers))
                .find(new PriceKey("aws/s3/x"));

    assertThat(listed.price().tiers())
        .containsExactly(
            Tier.flat(new BigDecimal("0.000000002849907")),
            new Tier(new BigDecimal("51200"), new BigDecimal("0.00000000193683")));
  }

  private static Contract contract(String csv) throws IOException {
    return CsvContract.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), DAY);
  }

  private static Price price(Tier... tiers) {
    return new Price("hours", "USD", List.of(tiers), DAY, "list");
  }
}
