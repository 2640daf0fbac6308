package io.cloudcostguard.benchmarks;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The floor that the front door is measured against: a handler on the same server and framework,
/// with the same producer settings and keys that are spread alike, that sends the bytes of each
/// request to Kafka as they are.
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class
})
@Import(BareHandler.Handler.class)
class BareHandler {

  /// Serves until it is killed.
  ///
  /// @param args `--topic=`, `--kafka=`, `--server.port=`
  public static void main(String[] args) {
    new SpringApplicationBuilder(BareHandler.class)
        .properties(
            "spring.threads.virtual.enabled=true",
            "server.address=127.0.0.1",
            "server.tomcat.max-keep-alive-requests=-1",
            "spring.mvc.formcontent.filter.enabled=false")
        .run(args);
  }

  /// All that it does.
  @RestController
  static final class Handler {

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;

    Handler(@Value("${kafka}") String kafka, @Value("${topic}") String topic) {
      this.topic = topic;
      producer =
          new KafkaProducer<>(
              Map.of(
                  "bootstrap.servers",
                  kafka,
                  "acks",
                  "all",
                  "enable.idempotence",
                  true,
                  "compression.type",
                  "zstd",
                  "linger.ms",
                  2,
                  "batch.size",
                  256 * 1024,
                  "buffer.memory",
                  128 * 1024 * 1024),
              new ByteArraySerializer(),
              new ByteArraySerializer());
    }

    @PostMapping("/v1/plans")
    ResponseEntity<Map<String, String>> submit(HttpServletRequest request)
        throws IOException, InterruptedException, ExecutionException {
      byte[] body = request.getInputStream().readAllBytes();
      byte[] key = request.getQueryString().getBytes(StandardCharsets.UTF_8); // one a workspace
      producer.send(new ProducerRecord<>(topic, key, body)).get();
      return ResponseEntity.accepted().body(Map.of("status", "pending"));
    }
  }
}
