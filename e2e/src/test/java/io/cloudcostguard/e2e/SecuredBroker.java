package io.cloudcostguard.e2e;

import static java.util.stream.Collectors.joining;

import io.cloudcostguard.e2e.deploy.ServiceAcls;
import io.cloudcostguard.schemas.TopicCreation;
import io.cloudcostguard.standalone.local.EmbeddedBroker;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/// A broker that lets no client in without TLS and a password. Its certificate is made by itself.
final class SecuredBroker implements AutoCloseable {

  static final String PASSWORD = "canary-b7d1${not-a-placeholder}";
  private static final String STORE_PASSWORD = "of-the-stores";

  private final EmbeddedBroker broker;
  private final String address;
  private final Path trust;

  private SecuredBroker(EmbeddedBroker broker, String address, Path trust) {
    this.broker = broker;
    this.address = address;
    this.trust = trust;
  }

  static SecuredBroker start(Path folder) throws Exception {
    Path keys = folder.resolve("broker.p12");
    Path certificate = folder.resolve("broker.pem");
    Path trust = folder.resolve("trust.p12");
    keytool(
        "-genkeypair",
        "-keyalg",
        "EC",
        "-alias",
        "broker",
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=ip:127.0.0.1",
        "-keystore",
        keys.toString());
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "broker",
        "-file",
        certificate.toString(),
        "-keystore",
        keys.toString());
    keytool(
        "-importcert",
        "-noprompt",
        "-alias",
        "broker",
        "-file",
        certificate.toString(),
        "-keystore",
        trust.toString());
    int inside = freePort();
    int outside = freePort();
    int controller = freePort();
    Map<String, String> more = new HashMap<>();
    more.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,SASL_SSL://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
            .formatted(inside, outside, controller));
    more.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
    more.put(
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL");
    more.put("inter.broker.listener.name", "PLAINTEXT");
    more.put("sasl.enabled.mechanisms", "PLAIN");
    more.put(
        "listener.name.sasl_ssl.plain.sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required user_ccg=\"%s\"%s;"
            .formatted(
                PASSWORD,
                ServiceAcls.users().stream()
                    .map(user -> " user_%s=\"%s\"".formatted(user, PASSWORD))
                    .collect(joining())));
    more.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    more.put("super.users", "User:ANONYMOUS;User:ccg");
    more.put("ssl.keystore.location", keys.toString());
    more.put("ssl.keystore.password", STORE_PASSWORD);
    EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), inside, more);
    authorise(broker.bootstrapServers());
    return new SecuredBroker(broker, "127.0.0.1:" + outside, trust);
  }

  /// With topics that were made by an administrator, as no service may.
  private static void authorise(String inside) throws Exception {
    TopicCreation.createMissing(Map.of("bootstrap.servers", inside), Optional.empty());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", inside))) {
      admin.createAcls(ServiceAcls.bindings()).all().get();
    }
  }

  String address() {
    return address;
  }

  /// What a client needs to get in with a password.
  Map<String, String> client(String password) {
    return client("ccg", password);
  }

  /// The same for another user than the one that may do everything.
  Map<String, String> client(String user, String password) {
    return Map.of(
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(user, password),
        "ssl.truststore.location",
        trust.toString(),
        "ssl.truststore.password",
        STORE_PASSWORD);
  }

  private static void keytool(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(args));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", STORE_PASSWORD));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Files.createTempFile("keytool", ".log").toFile())
            .start();
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IOException("keytool cannot " + args[0]);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    broker.close();
  }
}
