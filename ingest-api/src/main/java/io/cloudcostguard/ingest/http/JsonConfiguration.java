package io.cloudcostguard.ingest.http;

import io.cloudcostguard.schemas.Json;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// Answers are written as events are: exact decimals, nothing for null.
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

  @Bean
  JsonMapper jsonMapper() {
    return Json.MAPPER;
  }
}
