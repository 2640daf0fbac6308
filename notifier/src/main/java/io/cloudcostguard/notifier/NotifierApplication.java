package io.cloudcostguard.notifier;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// Starts the notifier, as a process or as a part of one.
@SpringBootApplication
public class NotifierApplication {

  /// Starts with the settings of `notifier.yml`, overridden by `args` (`--name=value`) and the
  /// environment.
  public static ConfigurableApplicationContext start(String... args) {
    return new SpringApplicationBuilder(NotifierApplication.class)
        .properties("spring.config.name=notifier")
        .run(args);
  }

  public static void main(String... args) {
    start(args);
  }
}
