package io.cloudcostguard.ingest.notification.subscription;

import io.cloudcostguard.schemas.secret.SecretBox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the encryption of secrets.
@Configuration(proxyBeanMethods = false)
class SecretConfiguration {

  @Bean
  SecretBox secretBox(SecretProperties secrets) {
    return secrets.box();
  }
}
