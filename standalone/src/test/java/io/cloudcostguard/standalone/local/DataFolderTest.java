package io.cloudcostguard.standalone.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path parent;

  @Test
  void isMadeForItsOwnerOnly() throws IOException {
    DataFolder.open(parent.resolve("a/b"));

    assertThat(permissions(parent.resolve("a/b"))).isEqualTo("rwx------");
  }

  @Test
  void isShutWhenItIsOurs() throws IOException {
    Path lax = Files.createDirectory(parent.resolve("lax"));
    Files.setPosixFilePermissions(lax, PosixFilePermissions.fromString("rwxr-xrwx"));

    DataFolder.open(lax);

    assertThat(permissions(lax)).isEqualTo("rwx------");
  }

  @Test
  void isRefusedWhenItIsAnotherUsers() throws IOException {
    assumeThat(System.getProperty("user.name")).isEqualTo("root"); // who alone may give it away
    Path others = Files.createDirectory(parent.resolve("others"));
    Files.setAttribute(others, "unix:uid", 12_345);

    assertThatThrownBy(() -> DataFolder.open(others))
        .hasMessageContaining("belongs to another user (12345)");
  }

  @Test
  void getsSecretsAgainWhereNoDataNeedsThem() throws IOException {
    Files.createFile(parent.resolve("secrets.properties"));
    Files.createFile(parent.resolve("secrets.properties.part"));

    LocalSecrets made = LocalSecrets.in(parent);

    assertThat(LocalSecrets.in(parent)).isEqualTo(made);
    assertThat(permissions(parent.resolve("secrets.properties"))).isEqualTo("rw-------");
  }

  @Test
  void refusesDataWithoutItsSecrets() throws IOException {
    Files.createDirectory(parent.resolve("postgres"));

    assertThatThrownBy(() -> LocalSecrets.in(parent)).hasMessageContaining("restore it");
  }

  @Test
  void isWholeOrNotThere() throws Exception {
    Path folder = parent.resolve("whole");
    assertThatThrownBy(() ->
            WholeFolder.make(
                folder,
                "proof",
                made -> {
                  Files.createDirectory(made);
                  throw new IOException("killed");
                }))
        .hasMessage("killed");
    assertThat(folder).doesNotExist();

    WholeFolder.make(
        folder,
        "proof",
        made -> {
          Files.createDirectory(made);
          Files.createFile(made.resolve("proof"));
        });

    assertThat(folder.resolve("proof")).exists();
    try (var left = Files.list(parent)) {
      assertThat(left).containsExactly(folder);
    }
  }

  @Test
  void saysWhatAServiceWaitsFor() {
    assertThat(
            Readiness.sentence(
                """
                {"status":"DOWN","components":{"estimator":{"status":"DOWN","details":
                 {"waitsFor":"the first complete catalogue version"}},"kafka":{"status":"UP"},
                 "db":{"status":"DOWN"}}}\
                """))
        .isEqualTo("estimator: the first complete catalogue version; db: DOWN");
    assertThat(Readiness.sentence("<html>")).isEqualTo("<html>");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
