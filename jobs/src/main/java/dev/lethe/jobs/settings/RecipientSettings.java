package dev.lethe.jobs.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** How to reach somebody who keeps data of the controller's, and must be asked to erase them. */
public sealed interface RecipientSettings {

  /** Files in a folder that the recipient's tool empties. */
  record Folder(Path path) implements RecipientSettings {}

  /**
   * An address that takes a POST.
   *
   * @param tokenFile holds what is sent as bearer token; empty: none is
   */
  record Webhook(URI address, Optional<Path> tokenFile) implements RecipientSettings {}
}
