package io.cloudcostguard.actuals.bill;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of a bill, in the words of FOCUS. A text that the bill does not say is empty.
///
/// @param account the account that is billed
/// @param billingStart when the billing period begins that the row belongs to
/// @param category `Usage`, `Purchase`, `Tax`, `Credit` or `Adjustment`
/// @param correction whether it corrects an earlier billing period: it is added, and replaces
///   nothing there
/// @param sku the SKU, or its price where the bill says that
/// @param commitment the reservation or plan that covers it
/// @param unused whether it is the part of a commitment that nothing used
/// @param tags a JSON object of texts
/// @param quantity as priced, in `unit`; null: not said
/// @param consumed as used, in `consumedUnit`; null: not said
/// @param billed what is invoiced
/// @param effective what it costs with commitments spread over what they cover
public record Charge(
    String provider,
    String account,
    String subAccount,
    Instant billingStart,
    Instant start,
    Instant end,
    String category,
    boolean correction,
    String service,
    String serviceCategory,
    String region,
    String resource,
    String resourceType,
    String sku,
    String description,
    String commitment,
    boolean unused,
    String currency,
    String tags,
    String unit,
    @Nullable BigDecimal quantity,
    String consumedUnit,
    @Nullable BigDecimal consumed,
    BigDecimal billed,
    BigDecimal effective,
    @Nullable BigDecimal list,
    @Nullable BigDecimal contracted) {

  /// Says which charge it is: a digest of everything but quantities and costs. Bills have no ids
  /// that stay from one delivery to the next.
  public UUID identity(MessageDigest sha256) {
    sha256.reset();
    for (String text :
        new String[] {
          provider,
          account,
          subAccount,
          category,
          service,
          serviceCategory,
          region,
          resource,
          resourceType,
          sku,
          description,
          commitment,
          currency,
          tags,
          unit,
          consumedUnit
        }) {
      sha256.update(text.getBytes(StandardCharsets.UTF_8));
      sha256.update((byte) 0);
    }
    ByteBuffer times = ByteBuffer.allocate(3 * Long.BYTES + 1);
    times.putLong(billingStart.toEpochMilli());
    times.putLong(start.toEpochMilli());
    times.putLong(end.toEpochMilli());
    times.put((byte) ((correction ? 1 : 0) + (unused ? 2 : 0)));
    sha256.update(times.array());
    ByteBuffer digest = ByteBuffer.wrap(sha256.digest());
    return new UUID(digest.getLong(), digest.getLong());
  }
}
