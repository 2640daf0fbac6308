package io.cloudcostguard.schemas.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.secret.SecretBox;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyRingTest {

  private static final byte[] VALUE = "{\"tenant\":\"acme\",\"id\":\"p-1\"}".getBytes(UTF_8);
  private static final TenantKey.Destroyed END =
      new TenantKey.Destroyed(Instant.EPOCH, "operator", "asked for");

  private final SecretBox box = new SecretBox(SecretBox.newKey());
  private final KeyRing ring = new KeyRing(box);

  @Test
  void opensWhatItSealed() {
    DataKey key = made("acme");
    byte[] large = new byte[3_000_000];
    new Random(1).nextBytes(large);

    for (byte[] value : new byte[][] {VALUE, {}, {0, 'S', 1}, large}) {
      byte[] sealed = SealedValue.seal(value, key);

      assertThat(SealedValue.keyId(sealed)).isEqualTo(key.id());
      assertThat(opened(sealed)).isEqualTo(value);
    }
    assertThat(new String(SealedValue.seal(VALUE, key), UTF_8)).doesNotContain("acme");
    assertThat(SealedValue.seal(VALUE, key)).isNotEqualTo(SealedValue.seal(VALUE, key));
    assertThat(SealedValue.keyId(VALUE)).isNull();
    assertThat(SealedValue.keyId(null)).isNull();
  }

  @Test
  void compressesWhatItSeals() {
    DataKey key = made("acme");

    assertThat(SealedValue.seal("{\"a\":\"b\"}".repeat(10_000).getBytes(UTF_8), key).length)
        .isLessThan(2_000);
  }

  @Test
  void opensNothingThatWasChanged() {
    byte[] sealed = SealedValue.seal(VALUE, made("acme"));

    for (int i = 19; i < sealed.length; i++) { // behind the id of the key
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThat(ring.open(changed)).isInstanceOf(KeyRing.Refused.class);
    }
  }

  @Test
  void opensOneRecordWithItsOwnKeyAndNoOther() {
    DataKey key = made("acme");
    byte[] one = SealedValue.seal(VALUE, key);
    byte[] other = SealedValue.seal(VALUE, key);
    byte[] ofOne = ((KeyRing.Value) ring.open(one)).recordKey();

    assertThat(SealedValue.open(one, ofOne)).isEqualTo(VALUE);
    assertThatThrownBy(() -> SealedValue.open(other, ofOne))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not open");
  }

  @Test
  void refusesAValueThatIsNoRecordOnceItIsUnpacked() {
    byte[] bomb = SealedValue.seal(new byte[65 * 1024 * 1024], made("acme"));

    assertThat(bomb.length).isLessThan(100_000);
    assertThat(ring.open(bomb)).isInstanceOf(KeyRing.Refused.class);
  }

  @Test
  void erasesWithTheKey() {
    DataKey key = made("acme");
    byte[] sealed = SealedValue.seal(VALUE, key);
    TenantKey before = ring.inUse("acme").getFirst();

    take(before.destroyed(END));

    assertThat(ring.open(sealed)).isEqualTo(new KeyRing.Erased(before.destroyed(END)));
    assertThat(ring.inUse("acme")).isEmpty();
    assertThat(ring.isErased("acme")).isTrue();
    assertThat(ring.of("acme")).isNull();
    take(before); // written again by an attacker, or read from a backup
    assertThat(ring.open(sealed)).isInstanceOf(KeyRing.Erased.class);
  }

  @Test
  void leavesOtherTenantsAndALaterKeyAlone() {
    byte[] kept = SealedValue.seal(VALUE, made("kept"));
    TenantKey first = ring.make("acme", Instant.EPOCH);
    TenantKey second = ring.make("acme", Instant.EPOCH.plusSeconds(1));
    take(second);
    take(first);
    assertThat(ring.required("acme").id()).isEqualTo(second.id());

    take(first.destroyed(END));

    assertThat(ring.required("acme").id()).isEqualTo(second.id());
    assertThat(opened(kept)).isEqualTo(VALUE);
  }

  @Test
  void saysWhichKeyIsMissing() {
    KeyRing other = new KeyRing(box);
    TenantKey unknown = other.make("acme", Instant.EPOCH);
    other.take(Json.MAPPER.writeValueAsBytes(unknown));
    byte[] sealed = SealedValue.seal(VALUE, other.required("acme"));

    assertThat(ring.open(sealed))
        .isInstanceOfSatisfying(
            KeyRing.Refused.class,
            refused -> assertThat(refused.reason()).contains(unknown.id().toString(), "is not in"));
  }

  @Test
  void readsKeysUnderTheMasterKeyThatIsReplaced() {
    String old = SecretBox.newKey();
    KeyRing before = new KeyRing(new SecretBox(old));
    TenantKey key = before.make("acme", Instant.EPOCH);
    before.take(Json.MAPPER.writeValueAsBytes(key));
    byte[] sealed = SealedValue.seal(VALUE, before.required("acme"));

    KeyRing after = new KeyRing(new SecretBox(SecretBox.newKey() + "," + old));
    after.take(Json.MAPPER.writeValueAsBytes(key));
    KeyRing lost = new KeyRing(new SecretBox(SecretBox.newKey()));
    lost.take(Json.MAPPER.writeValueAsBytes(key));

    assertThat(after.open(sealed)).isInstanceOf(KeyRing.Value.class);
    assertThat(after.unopened()).isEmpty();
    assertThat(lost.unopened()).contains(key.id());
    assertThat(lost.open(sealed)).isInstanceOf(KeyRing.Refused.class);
  }

  @Test
  void passesOverWhatIsNoKey() {
    for (String bad : new String[] {"", "null", "{}", "[1]", "{\"id\":7}", "\u0000", "{\"id\":"}) {
      ring.take(bad.getBytes(UTF_8));
    }
    ring.take(null);

    assertThat(ring.hasAny()).isFalse();
  }

  private DataKey made(String tenant) {
    take(ring.make(tenant, Instant.EPOCH));
    return ring.required(tenant);
  }

  private void take(TenantKey key) {
    ring.take(Json.MAPPER.writeValueAsBytes(key));
  }

  private byte[] opened(byte[] sealed) {
    return ((KeyRing.Value) ring.open(sealed)).bytes();
  }
}
