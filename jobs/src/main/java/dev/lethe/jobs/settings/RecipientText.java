package dev.lethe.jobs.settings;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One recipient in the settings: a folder, or a webhook. */
final class RecipientText {
  private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "[::1]");

  private RecipientText() {}

  static RecipientSettings read(Path root, SettingsText text, String key) {
    Optional<String> webhook = text.find(key + "webhook");
    if (webhook.isEmpty()) {
      return new RecipientSettings.Folder(root.resolve(text.require(key + "folder")));
    }
    return new RecipientSettings.Webhook(
        address(webhook.get(), key), text.find(key + "token-file").map(root::resolve));
  }

  /** What is sent singles people out: it never crosses a network in the clear. */
  private static URI address(String written, String key) {
    try {
      URI address = URI.create(written);
      if (address.getHost() != null && ("https".equals(address.getScheme()) || isHere(address))) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Told below, like every other address that will not do.
    }
    throw new LetheException(
        ExitCode.INVALID,
        "Cannot use setting %swebhook: it is no https address. Write one such as https://mailer.example/erasures."
            .formatted(key));
  }

  private static boolean isHere(URI address) {
    return "http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost());
  }
}
