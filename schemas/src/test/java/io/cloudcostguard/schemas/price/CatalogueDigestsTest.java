package io.cloudcostguard.schemas.price;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cloudcostguard.schemas.price.PriceHistory.Entry;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueDigestsTest {

  private static final String A = "x/a";
  private static final String B = "x/b";
  private static final String TERM = ContractHistory.keyOf("acme", new PriceScope("x"));
  private static final String LAST = ContractHistory.keyOf("z", new PriceScope("x"));

  @Test
  void isTheDocumentedChain() throws Exception {
    byte[] first =
        sha256(
            joined(out -> {
              write(out, "x/a");
              write(
                  out,
                  """
                  {"version":1,"listing":{"state":"listed","price":{"unit":"hours",\
                  "currency":"USD","tiers":[{"from":"0","price":"1.5"}],\
                  "effectiveFrom":"2026-01-01","source":"test"}}}\
                  """);
              write(out, "x/b");
              write(
                  out,
                  """
                  {"version":1,"listing":{"state":"ambiguous","candidates":["p","q"]}}\
                  """);
            }));
    byte[] third =
        sha256(
            joined(out -> {
              write(out, "x/b");
              write(
                  out,
                  """
                  {"version":3,"listing":{"state":"withdrawn"}}\
                  """);
              write(out, "/contract/acme/x");
              write(
                  out,
                  """
                  {"version":3}\
                  """);
            }));
    byte[] one = sha256(joined(out -> link(out, new byte[32], 1, first)));
    byte[] three = sha256(joined(out -> link(out, one, 3, third)));

    assertThat(whole().end())
        .containsOnlyKeys(1L, 3L)
        .containsEntry(1L, HexFormat.of().formatHex(one))
        .containsEntry(3L, HexFormat.of().formatHex(three));
  }

  private static CatalogueDigests whole() {
    CatalogueDigests digests = new CatalogueDigests(CatalogueDigests.NONE);
    digests.add(A, new Entry(1, listed("1.50")));
    digests.add(B, new Entry(1, new Listing.Ambiguous(List.of("p", "q"))));
    digests.add(B, new Entry(3, new Listing.Withdrawn()));
    digests.add(TERM, new ContractHistory.Change(3, null));
    return digests;
  }

  @Test
  void goesOnFromAnyVersion() {
    NavigableMap<Long, String> all = whole().end();

    CatalogueDigests rest = new CatalogueDigests(all.get(1L));
    rest.add(B, new Entry(3, new Listing.Withdrawn()));
    rest.add(TERM, new ContractHistory.Change(3, null));

    assertThat(rest.end()).isEqualTo(all.tailMap(2L, true));
  }

  @Test
  void isToldByTheNewestRecordsAlone() {
    PriceHistory a = new PriceHistory(new PriceKey(A), List.of(new Entry(1, listed("1.5"))));
    PriceHistory b =
        new PriceHistory(
            new PriceKey(B),
            List.of(
                new Entry(1, new Listing.Ambiguous(List.of("p", "q"))),
                new Entry(3, new Listing.Withdrawn())));
    ContractHistory term =
        new ContractHistory(
            "acme", new PriceScope("x"), List.of(new ContractHistory.Change(3, null)));

    assertThat(
            CatalogueDigests.of(
                Map.of(TERM, term, B, b, A, a, "catalogue", new CatalogueCompleted(3, 2))))
        .isEqualTo(whole().end());
  }

  static List<Consumer<CatalogueDigests>> others() {
    return List.of(
        digests -> {},
        digests -> digests.add(A, new Entry(1, listed("1.51"))),
        digests -> digests.add(A, new Entry(2, listed("1.5"))),
        digests -> digests.add(A, new Entry(1, new Listing.Withdrawn())),
        digests -> digests.add(A, new Entry(1, new Listing.Ambiguous(List.of("p", "q")))),
        digests -> digests.add(B, new Entry(1, listed("1.5"))),
        digests -> digests.add(TERM, new ContractHistory.Change(1, null)),
        digests -> {
          digests.add(A, new Entry(1, listed("1.5")));
          digests.add(TERM, new ContractHistory.Change(1, null));
        });
  }

  /// Also of every version after it.
  @ParameterizedTest
  @MethodSource("others")
  void changesWithEveryField(Consumer<CatalogueDigests> other) {
    CatalogueDigests changed = new CatalogueDigests(CatalogueDigests.NONE);
    other.accept(changed);
    changed.add(LAST, new ContractHistory.Change(9, null));
    CatalogueDigests digests = new CatalogueDigests(CatalogueDigests.NONE);
    digests.add(A, new Entry(1, listed("1.5")));
    digests.add(LAST, new ContractHistory.Change(9, null));

    assertThat(changed.end().get(9L)).isNotEqualTo(digests.end().get(9L));
  }

  @Test
  void refusesAnotherOrder() {
    CatalogueDigests digests = new CatalogueDigests(CatalogueDigests.NONE);
    digests.add(B, new Entry(1, new Listing.Withdrawn()));

    assertThatIllegalStateException()
        .isThrownBy(() -> digests.add(A, new Entry(2, new Listing.Withdrawn())))
        .withMessage("'x/a' comes after 'x/b'");
    digests.add(TERM, new ContractHistory.Change(1, null));
    assertThatIllegalStateException()
        .isThrownBy(() -> digests.add(B, new Entry(3, new Listing.Withdrawn())))
        .withMessage("The price x/b comes after the contracts");
  }

  private static Listing listed(String price) {
    return new Listing.Listed(
        new Price(
            "hours",
            "USD",
            List.of(Tier.flat(new BigDecimal(price))),
            LocalDate.of(2026, 1, 1),
            "test"));
  }

  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  private static byte[] joined(Writing writing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writing.to(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    out.writeInt(text.getBytes(UTF_8).length);
    out.write(text.getBytes(UTF_8));
  }

  private static void link(DataOutputStream out, byte[] before, long version, byte[] changes)
      throws IOException {
    out.write(before);
    out.writeLong(version);
    out.write(changes);
  }

  private static byte[] sha256(byte[] bytes) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }
}
