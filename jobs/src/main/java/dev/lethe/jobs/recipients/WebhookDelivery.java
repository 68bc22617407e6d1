package dev.lethe.jobs.recipients;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An address that takes a batch by POST, as JSON lines. Any answer but 2xx is a refusal; what it
 * says is not read, for it may repeat what was sent.
 */
record WebhookDelivery(URI address, Optional<Path> tokenFile) implements Delivery {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Override
  public void deliver(UUID batch, List<Notice> notices) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/jsonl; charset=utf-8")
            .header("Idempotency-Key", batch.toString())
            .POST(HttpRequest.BodyPublishers.ofString(NoticeLines.of(notices)));
    tokenFile.ifPresent(file -> request.header("Authorization", "Bearer " + token(file)));
    int status = send(request.build());
    if (status / 100 != 2) {
      throw refused("it answered with status " + status);
    }
  }

  private int send(HttpRequest request) {
    try {
      HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw refused(e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refused("interrupted");
    }
  }

  private static String token(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot read the token in %s: it is missing or not readable. Correct token-file in the settings."
              .formatted(file));
    }
  }

  private LetheException refused(String reason) {
    return new LetheException(
        ExitCode.UNREACHABLE,
        "Cannot hand notices over to %s: %s. Nothing was marked as handed over; run the same command again later."
            .formatted(address.getHost(), reason));
  }
}
