package dev.lethe.jobs.batch;

import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/** A Spring context with the job repository in the control database and one job's configuration. */
final class BatchContext {
  private BatchContext() {}

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    BatchJdbcAutoConfiguration.class
  })
  static class Repository {}

  /**
   * @param work what the job's steps call; injected by its type
   */
  static <W> ConfigurableApplicationContext open(
      DataSource control, Class<?> jobConfiguration, Class<W> type, W work) {
    var application = new SpringApplication(Repository.class, jobConfiguration);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setBannerMode(org.springframework.boot.Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    application.setDefaultProperties(
        java.util.Map.of(
            "spring.batch.jdbc.initialize-schema", "always",
            "spring.main.allow-bean-definition-overriding", "false"));
    application.addInitializers(
        context -> {
          var beans = (GenericApplicationContext) context;
          beans.registerBean(
              "control", DataSource.class, () -> control, d -> d.setDestroyMethodName(""));
          beans.registerBean("work", type, () -> work, d -> d.setDestroyMethodName(""));
        });
    return application.run();
  }
}
