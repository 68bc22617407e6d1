package dev.lethe.jobs.batch;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.source.DatabaseErrors;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * Starts a job, or goes on with it: the run key is its only identifying parameter, so that the same
 * key is never two instances. The caller must hold the controller's lease: an execution that is
 * still marked as running is then known to be dead.
 */
public final class BatchRunner {
  private BatchRunner() {}

  /** How an execution ended; the failure itself was kept by the work. */
  public enum Outcome {
    COMPLETED,
    STOPPED,
    FAILED
  }

  public static <W> Outcome run(
      DataSource control, Class<?> jobConfiguration, Class<W> type, W work, String runKey) {
    try (ConfigurableApplicationContext context =
        BatchContext.open(control, jobConfiguration, type, work)) {
      return outcome(launch(context, runKey));
    } catch (CannotGetJdbcConnectionException e) {
      throw DatabaseErrors.asLethe("reach the control database", e);
    } catch (DataAccessException e) {
      throw DatabaseErrors.asLethe("run the job", e);
    } catch (JobExecutionException e) {
      throw new LetheException(
          ExitCode.UNEXPECTED,
          "Cannot run the job %s: the job repository refuses (%s). 'lethe runs' shows its state."
              .formatted(runKey, e.getClass().getSimpleName()));
    }
  }

  private static JobExecution launch(ConfigurableApplicationContext context, String runKey)
      throws JobExecutionException {
    var operator = context.getBean(JobOperator.class);
    var repository = context.getBean(JobRepository.class);
    var job = context.getBean(Job.class);
    JobParameters parameters =
        new JobParametersBuilder().addString("runKey", runKey).toJobParameters();
    JobExecution last = repository.getLastJobExecution(job.getName(), parameters);
    if (last == null) {
      return operator.start(job, parameters);
    }
    if (last.getStatus() == BatchStatus.COMPLETED) {
      return last;
    }
    return operator.restart(last.isRunning() ? operator.recover(last) : last);
  }

  private static Outcome outcome(JobExecution execution) {
    return switch (execution.getStatus()) {
      case COMPLETED -> Outcome.COMPLETED;
      case STOPPED, STOPPING -> Outcome.STOPPED;
      case STARTING, STARTED, FAILED, ABANDONED, UNKNOWN -> Outcome.FAILED;
    };
  }
}
