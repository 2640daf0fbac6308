package io.cloudcostguard.ingest.audit;

import io.cloudcostguard.schemas.audit.AuditRecorded;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The changes of one object of the API, from the audit log.
@Component
public class AuditedChanges {

  private final AuditRecords records;

  AuditedChanges(AuditRecords records) {
    this.records = records;
  }

  /// The newest first, and one more than asked for, if there is one.
  ///
  /// @param path of the object, e.g. `/v1/budgets/platform`
  /// @param before older than the record with this id; null: from the newest on
  public List<AuditRecorded> of(String tenant, String path, @Nullable String before, int limit) {
    return records.changes(tenant, path, before, limit + 1);
  }
}
