package io.cloudcostguard.estimation.price;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/// A tenant's negotiated prices: a CSV file.
public record ContractBook(Path file) {

  /// What is in effect on a day.
  ///
  /// @throws IllegalArgumentException if the file is not a contract; the message names file and
  ///   line
  public Contract read(LocalDate on) throws IOException {
    try (InputStream csv = Files.newInputStream(file)) {
      return CsvContract.read(csv, on);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IOException(file + " cannot be read: " + e, e);
    }
  }
}
