package dev.lethe.jobs.traffic;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Job {@code traffic}. A restart counts the period again and publishes what is missing. */
@Configuration(proxyBeanMethods = false)
class TrafficJobConfiguration {

  @Bean
  Job traffic(JobRepository repository, Step publish) {
    return new JobBuilder("traffic", repository).start(publish).build();
  }

  @Bean
  Step publish(JobRepository repository, TrafficSteps steps) {
    return new StepBuilder("publish", repository)
        .tasklet(
            (contribution, context) -> {
              steps.publish();
              return RepeatStatus.FINISHED;
            })
        .build();
  }
}
