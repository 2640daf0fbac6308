package io.cloudcostguard.pricing.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.estimation.price.CsvPriceBook;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvBooksTest {

  @TempDir Path folder;

  @Test
  void readsOnePricePerKeyWithItsTiers() throws IOException {
    Path book =
        book(
            "a.csv",
            "x/a/hours,hours,0,0.10,USD,2026-01-01,ours",
            "x/a/data,GB,0,0.09,USD,2026-01-01,ours",
            "x/a/data,GB,100,0.07,USD,2026-01-01,ours");

    assertThat(keysOf(CsvBooks.at(book))).containsExactly("x/a/hours 1", "x/a/data 2");
  }

  @Test
  void readsAFolderInOrderWithoutHiddenCopies() throws IOException {
    book("b.csv", "x/b,hours,0,1,USD,2026-01-01,ours");
    book("a/z.csv", "x/a,hours,0,1,USD,2026-01-01,ours");
    book("..2026_11/b.csv", "x/b,hours,0,1,USD,2026-01-01,ours");
    Files.writeString(folder.resolve("notes.txt"), "not a book");

    assertThat(keysOf(CsvBooks.at(folder))).containsExactly("x/a 1", "x/b 1");
  }

  @Test
  void handsOverBothPricesOfAKeyThatComesTwice() throws IOException {
    Path book =
        book(
            "a.csv",
            "x/a,hours,0,1,USD,2026-01-01,ours",
            "x/a,hours,0,2,USD,2026-01-01,ours",
            "x/b,hours,0,1,USD,2026-01-01,ours");

    assertThat(keysOf(CsvBooks.at(book))).containsExactly("x/a 1", "x/a 1", "x/b 1");
  }

  @Test
  void readsABookOfNothingButItsHeaderAsEmpty() throws IOException {
    assertThat(keysOf(CsvBooks.at(book("a.csv")))).isEmpty();
  }

  @Test
  void findsColumnsByNameAndToleratesAByteOrderMark() throws IOException {
    Path book = folder.resolve("a.csv");
    Files.writeString(
        book,
        "\uFEFFunit,key,tier_from,price,currency,source,effective_from,note\n"
            + "hours,x/a,0,1,USD,ours,2026-01-01,mine\n");

    assertThat(keysOf(CsvBooks.at(book))).containsExactly("x/a 1");
  }

  @Test
  void namesFileAndLineOfWhatItCannotRead() throws IOException {
    Path number =
        book("n.csv", "x/a,hours,0,1,USD,2026-01-01,s", "x/b,hours,0,one,USD,2026-01-01,s");
    Path tier = book("t.csv", "x/a,hours,0,1,USD,2026-01-01,s", "x/b,hours,5,1,USD,2026-01-01,s");
    Path unit = book("u.csv", "x/a,hours,0,1,USD,2026-01-01,s", "x/a,GB,5,1,USD,2026-01-01,s");
    Path fields = book("f.csv", "x/a,hours,0,1,USD,2026-01-01,s", "x/b,hours,0,1");

    assertThatThrownBy(() -> keysOf(CsvBooks.at(number))).hasMessageContaining("n.csv: Line 3");
    assertThatThrownBy(() -> keysOf(CsvBooks.at(tier))).hasMessageContaining("t.csv: Line 3");
    assertThatThrownBy(() -> keysOf(CsvBooks.at(unit)))
        .hasMessageContaining("u.csv: Line 3")
        .hasMessageContaining("USD per GB of a price in USD per hours");
    assertThatThrownBy(() -> keysOf(CsvBooks.at(fields)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("f.csv")
        .hasMessageContaining("3");
  }

  @Test
  void takesNoFileWithoutHeaderForABook() throws IOException {
    Path empty = Files.createFile(folder.resolve("e.csv"));
    Path headless = folder.resolve("h.csv");
    Files.writeString(headless, "x/a,hours,0,1,USD,2026-01-01,ours\n");

    assertThatThrownBy(() -> keysOf(CsvBooks.at(empty))).hasMessageContaining("e.csv: Line 1");
    assertThatThrownBy(() -> keysOf(CsvBooks.at(headless))).hasMessageContaining("h.csv: Line 1");
  }

  @Test
  void takesAFolderWithoutBooksForAMistake() {
    assertThatThrownBy(() -> keysOf(CsvBooks.at(folder))).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> keysOf(CsvBooks.at(folder.resolve("absent"))))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void hasAnotherDigestWhenAFileChanges() throws IOException {
    book("a.csv", "x/a,hours,0,1,USD,2026-01-01,ours");
    String before = CsvBooks.at(folder).digest();
    assertThat(CsvBooks.at(folder).digest()).isEqualTo(before);

    book("a.csv", "x/a,hours,0,2,USD,2026-01-01,ours");

    assertThat(CsvBooks.at(folder).digest()).isNotEqualTo(before);
  }

  @Test
  void letsAFailureOfTheReceiverThroughAsItIs() throws IOException {
    Path book = book("a.csv", "x/a,hours,0,1,USD,2026-01-01,ours");

    assertThatThrownBy(() ->
            CsvBooks.at(book)
                .read(
                    PriceSink.ofPrices((_, _) -> {
                      throw new IllegalStateException("disk full");
                    })))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("disk full");
  }

  @Test
  void readsTheBundledBookWhole() {
    List<Price> prices = new ArrayList<>();
    new BundledBook().read(PriceSink.ofPrices((_, price) -> prices.add(price)));

    assertThat(prices).hasSizeGreaterThan(300);
    assertThat(new BundledBook().digest()).hasSize(64);
  }

  private Path book(String name, String... rows) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(
        file, CsvPriceBook.HEADER + "\n" + String.join("\n", rows) + (rows.length > 0 ? "\n" : ""));
  }

  private static List<String> keysOf(PriceSource source) throws IOException {
    List<String> keys = new ArrayList<>();
    source.read(
        PriceSink.ofPrices(
            (key, price) -> keys.add(key + " " + price.tiers().stream().map(Tier::from).count())));
    return keys;
  }
}
