package dev.lethe.jobs.settings;

import dev.lethe.config.policy.ControllerId;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code lethe.yaml}. */
public final class SettingsFile {
  private SettingsFile() {}

  public static Installation read(Path home, Map<String, String> set) {
    return read(home, System.getenv(), set);
  }

  static Installation read(Path home, Map<String, String> environment, Map<String, String> set) {
    Path root = home.toAbsolutePath().normalize();
    SettingsText text = SettingsText.read(root.resolve(Installation.FILE), environment, set);
    var controllers = new LinkedHashMap<ControllerId, ControllerSettings>();
    for (String name : text.children("controllers")) {
      ControllerSettings controller = controller(root, text, name);
      controllers.put(controller.id(), controller);
    }
    text.requireAllRead();
    return new Installation(root, controllers);
  }

  private static ControllerSettings controller(Path root, SettingsText text, String name) {
    String key = "controllers." + name + ".";
    return new ControllerSettings(
        new ControllerId(name),
        root.resolve(text.require(key + "policy")),
        database(root, text, key + "source."),
        database(root, text, key + "control."),
        root.resolve(text.require(key + "warehouse")),
        root.resolve(text.require(key + "evidence")),
        root.resolve(text.require(key + "keys")),
        text.find(key + "environment").orElse("production"),
        text.find(key + "region").orElse("not declared"),
        regions(text, key),
        text.find(key + "operator").orElse("operator"),
        keys(text, key + "approvers"),
        keys(text, key + "signers"),
        recipients(root, text, key + "recipients"));
  }

  private static DatabaseSettings database(Path root, SettingsText text, String key) {
    Optional<String> passwordFile = text.find(key + "password-file");
    return new DatabaseSettings(
        text.require(key + "url"), text.find(key + "user"), passwordFile.map(root::resolve));
  }

  private static Map<String, RecipientSettings> recipients(
      Path root, SettingsText text, String key) {
    var recipients = new LinkedHashMap<String, RecipientSettings>();
    for (String name : text.children(key)) {
      recipients.put(name, RecipientText.read(root, text, key + "." + name + "."));
    }
    return recipients;
  }

  private static Regions regions(SettingsText text, String key) {
    var declared = new EnumMap<Store, String>(Store.class);
    for (Store store : Store.values()) {
      text.find(key + "regions." + store.word()).ifPresent(where -> declared.put(store, where));
    }
    return new Regions(declared, text.find(key + "regions.declared-by").orElse("operator"));
  }

  private static Map<String, String> keys(SettingsText text, String key) {
    var keys = new LinkedHashMap<String, String>();
    for (String label : text.children(key)) {
      keys.put(label, text.require(key + "." + label));
    }
    return keys;
  }
}
