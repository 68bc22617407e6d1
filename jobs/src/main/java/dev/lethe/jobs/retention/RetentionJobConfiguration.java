package dev.lethe.jobs.retention;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Job {@code retention}. A restart goes on at the step that was cut off; within {@code apply} at
 * the chunk that was not committed. A plan that waits for approval stops the job at {@code
 * approve}.
 */
@Configuration(proxyBeanMethods = false)
class RetentionJobConfiguration {

  @Bean
  Job retention(
      JobRepository repository,
      Step plan,
      Step rehearse,
      Step approve,
      Step apply,
      Step release,
      Step verify,
      Step report) {
    return new JobBuilder("retention", repository)
        .start(plan)
        .next(rehearse)
        .next(approve)
        .next(apply)
        .next(release)
        .next(verify)
        .next(report)
        .build();
  }

  @Bean
  Step plan(JobRepository repository, RetentionSteps steps) {
    return once(repository, "plan", steps::plan);
  }

  @Bean
  Step rehearse(JobRepository repository, RetentionSteps steps) {
    return once(repository, "rehearse", steps::rehearse);
  }

  @Bean
  Step approve(JobRepository repository, RetentionSteps steps) {
    return step(
        repository,
        "approve",
        (contribution, context) -> {
          if (!steps.approved()) {
            contribution.getStepExecution().setTerminateOnly();
          }
          return RepeatStatus.FINISHED;
        });
  }

  @Bean
  Step apply(JobRepository repository, RetentionSteps steps) {
    return step(
        repository,
        "apply",
        (contribution, context) -> {
          boolean more = steps.applyOneChunk();
          if (more && steps.stopRequested()) {
            contribution.getStepExecution().setTerminateOnly();
          }
          return RepeatStatus.continueIf(more);
        });
  }

  @Bean
  Step release(JobRepository repository, RetentionSteps steps) {
    return once(repository, "release", steps::release);
  }

  @Bean
  Step verify(JobRepository repository, RetentionSteps steps) {
    return once(repository, "verify", steps::verify);
  }

  @Bean
  Step report(JobRepository repository, RetentionSteps steps) {
    return once(repository, "report", steps::report);
  }

  private static Step once(JobRepository repository, String name, Runnable work) {
    return step(
        repository,
        name,
        (contribution, context) -> {
          work.run();
          return RepeatStatus.FINISHED;
        });
  }

  private static Step step(JobRepository repository, String name, Tasklet tasklet) {
    return new StepBuilder(name, repository).tasklet(tasklet).build();
  }
}
