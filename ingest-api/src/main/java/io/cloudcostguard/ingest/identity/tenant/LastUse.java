package io.cloudcostguard.ingest.identity.tenant;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// When keys were used last: noted in memory, written once a minute.
@Component
class LastUse {

  private static final Logger LOGGER = LoggerFactory.getLogger(LastUse.class);

  private final Map<String, Instant> noted = new ConcurrentHashMap<>();
  private final JdbcClient database;

  LastUse(JdbcClient database) {
    this.database = database;
  }

  /// Writes nothing while a note of the same second is there, so that busy keys do not contend.
  void note(String id, Instant now) {
    Instant last = noted.get(id);
    if (last == null || last.getEpochSecond() != now.getEpochSecond()) {
      noted.put(id, now);
    }
  }

  /// Writes what was noted. In order of the ids, so that instances do not block each other.
  void write() {
    Map<String, Instant> uses = new TreeMap<>(noted);
    if (uses.isEmpty()) {
      return;
    }
    try {
      database
          .sql(
              """
              update api_key k set last_used_at = greatest(k.last_used_at, u.at)
              from unnest(?::text[], ?::timestamptz[]) u(id, at) where k.id = u.id
              """)
          .param(uses.keySet().toArray(String[]::new))
          .param(uses.values().stream().map(Instant::toString).toArray(String[]::new))
          .update();
      uses.forEach(noted::remove);
    } catch (DataAccessException | TransactionException e) {
      LOGGER.atWarn().addKeyValue("reason", e.getMessage()).log("last use of keys not written");
    }
  }
}
