package io.cloudcostguard.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerOptionsTest {

  @TempDir Path folder;

  @Test
  void readTheKeyFromAFileBeforeTheVariable() throws IOException {
    Path key = folder.resolve("key");
    Files.writeString(key, "ccg_a_b\n");
    ServerOptions options = new ServerOptions();

    assertThat(
            options.token(Map.of("CCG_API_TOKEN_FILE", key.toString(), "CCG_API_TOKEN", "other")))
        .isEqualTo("ccg_a_b");
    assertThat(options.token(Map.of("CCG_API_TOKEN", "t"))).isEqualTo("t");
    assertThat(options.token(Map.of())).isNull();
    assertThatThrownBy(() -> options.token(Map.of("CCG_API_TOKEN_FILE", folder.toString())))
        .hasMessageContaining("no file with the API key");
  }
}
