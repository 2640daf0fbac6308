package io.cloudcostguard.ingest.http;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Has the server answer its own refusals as problems.
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> serverErrors() {
    return factory ->
        factory.addContextCustomizers(context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(ServerErrors.class.getName());
            host.getPipeline().addValve(new ServerErrors());
          }
        });
  }
}
