package io.cloudcostguard.ingest.subscription;

import io.cloudcostguard.schemas.secret.SecretBox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The one box that secrets are sealed in, for all parts of the front door.
@Configuration(proxyBeanMethods = false)
class SecretWiring {

  @Bean
  SecretBox secretBox(SecretProperties secrets) {
    return secrets.box();
  }
}
