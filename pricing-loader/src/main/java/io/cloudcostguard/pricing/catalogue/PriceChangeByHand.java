package io.cloudcostguard.pricing.catalogue;

import io.cloudcostguard.pricing.source.ByHand;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.audit.OperatorAct;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Says which command changes prices, and who gave it. It is noted in the transaction of the
/// change, and told to `ccg.audit` from there: a change without its record cannot be.
///
/// @param byHand who and why
/// @param tenant whose contract it is; null: prices of all
/// @param action the command, e.g. `ccg prices load`
/// @param path what it is done to, e.g. `/prices/book:/srv/prices.csv`
public record PriceChangeByHand(
    ByHand byHand, @Nullable String tenant, String action, String path) {

  /// Notes it as done, within a transaction.
  static void note(@Nullable PriceChangeByHand change, LoadResult result, JdbcClient jdbc) {
    if (change == null) {
      return;
    }
    var done =
        new OperatorAct(
                change.tenant == null ? OperatorAct.OPERATORS_TENANT : change.tenant,
                change.byHand.actor(),
                change.action,
                change.path,
                change.byHand.reason(),
                null,
                Json.MAPPER.writeValueAsString(Map.of("result", result.sentence())))
            .done(Instant.now());
    jdbc.sql("insert into price_act (id, record) values (:id, :record)")
        .param("id", done.id())
        .param("record", Json.MAPPER.writeValueAsString(done))
        .update();
  }
}
