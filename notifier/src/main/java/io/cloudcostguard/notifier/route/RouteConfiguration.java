package io.cloudcostguard.notifier.route;

import io.cloudcostguard.notifier.message.Links;
import io.cloudcostguard.notifier.message.Messages;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How messages are made for what is routed.
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

  @Bean
  Messages messages(@Value("${ccg.notifier.public-url:}") String publicUrl) {
    return new Messages(new Links(publicUrl.isBlank() ? null : publicUrl));
  }
}
