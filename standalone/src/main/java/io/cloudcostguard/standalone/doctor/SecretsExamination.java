package io.cloudcostguard.standalone.doctor;

import io.cloudcostguard.schemas.chain.NoteKey;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.cloudcostguard.standalone.deployment.DeployedDatabase;
import io.cloudcostguard.standalone.secrets.SealedSecrets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks at the secrets in the variables of this command, which are to be those of the services:
/// whether they are there, long enough, and the ones that the database was written with. Shows
/// none.
///
/// @param database null: there is none to compare with
record SecretsExamination(Map<String, String> env, @Nullable DeployedDatabase database)
    implements Examination {

  private static final int SHORTEST_TOKEN = 32;
  private static final int SHORTEST_PASSWORD = 16;

  @Override
  public String subject() {
    return "secrets";
  }

  @Override
  public List<Diagnosis> examine() throws SQLException {
    List<Diagnosis> found = new ArrayList<>();
    length("CCG_API_TOKEN", SHORTEST_TOKEN, "openssl rand -hex 32", found);
    length("CCG_DB_PASSWORD", SHORTEST_PASSWORD, "openssl rand -hex 24", found);
    notary(found);
    SecretBox box = secretKey(found);
    if (box != null && database != null) {
      found.add(opened(box, database));
    }
    return found;
  }

  private void length(String name, int shortest, String command, List<Diagnosis> found) {
    String value = env.getOrDefault(name, "");
    if (value.isBlank()) {
      found.add(
          Diagnosis.unknown(name, "It is not set here: run this with the services' variables."));
    } else if (!value.equals(value.strip())) {
      found.add(Diagnosis.fault(name, "It begins or ends with white space: write it without."));
    } else if (value.length() < shortest) {
      found.add(
          Diagnosis.fault(
              name,
              "It has fewer than %d characters and can be guessed: replace it by that of `%s`"
                  .formatted(shortest, command)));
    } else {
      found.add(Diagnosis.ok(name, "It is set and long enough."));
    }
  }

  private void notary(List<Diagnosis> found) {
    String keys = env.getOrDefault("CCG_NOTARY_KEYS", "");
    if (keys.isBlank()) {
      found.add(
          Diagnosis.warning(
              "CCG_NOTARY_KEYS",
              "It is not set: if the estimator has none, an audit cannot find removed records. Make"
                  + " one: `ccg audit key NAME -o FILE`"));
      return;
    }
    try {
      for (String key : keys.split(",", -1)) {
        if (!NoteKey.of(key.strip()).isPrivate()) {
          throw new IllegalArgumentException("A public key");
        }
      }
      found.add(Diagnosis.ok("CCG_NOTARY_KEYS", "Every key can sign."));
    } catch (IllegalArgumentException _) {
      found.add(
          Diagnosis.fault(
              "CCG_NOTARY_KEYS", "One of its keys cannot sign: `ccg audit key NAME -o FILE`"));
    }
  }

  private @Nullable SecretBox secretKey(List<Diagnosis> found) {
    String name = "CCG_SECRET_KEY";
    String keys = env.getOrDefault(name, "");
    if (keys.isBlank()) {
      found.add(
          Diagnosis.unknown(name, "It is not set here: run this with the services' variables."));
      return null;
    }
    try {
      SecretBox box = new SecretBox(keys);
      found.add(Diagnosis.ok(name, "It has keys of 32 bytes."));
      return box;
    } catch (IllegalArgumentException e) {
      found.add(Diagnosis.fault(name, e.getMessage() + ": `openssl rand -base64 32`"));
      return null;
    }
  }

  private static Diagnosis opened(SecretBox box, DeployedDatabase database) throws SQLException {
    SealedSecrets.Totals totals = SealedSecrets.count(database, box);
    if (totals.lost() > 0) {
      return Diagnosis.fault(
          "CCG_SECRET_KEY",
          "%d of %d secrets in the database were encrypted with another key: append that key behind a comma, or enter these subscriptions again."
              .formatted(totals.lost(), totals.all()));
    }
    return totals.old() > 0
        ? Diagnosis.warning(
            "CCG_SECRET_KEY",
            "%d of %d secrets in the database are encrypted with a key that is being replaced: `ccg secrets rotate`"
                .formatted(totals.old(), totals.all()))
        : Diagnosis.ok(
            "CCG_SECRET_KEY", "It opens all %d secrets in the database.".formatted(totals.all()));
  }
}
