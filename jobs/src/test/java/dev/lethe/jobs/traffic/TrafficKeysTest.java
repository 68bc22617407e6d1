package dev.lethe.jobs.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.ControllerId;
import dev.lethe.config.policy.Traffic.PeriodKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficKeysTest {
  private static final ControllerId KIOSK = new ControllerId("kiosk");
  private static final TrafficPeriod DAY =
      new TrafficPeriod(PeriodKind.DAY, LocalDate.parse("2025-03-03"), ZoneOffset.UTC);

  @TempDir private Path home;

  @Test
  void visitorKey_firstUse_makesASecretForItsOwnerOnly() throws IOException {
    TrafficKeys keys = new TrafficKeys(home.resolve("keys"));

    keys.visitorKey(KIOSK, DAY);

    assertThat(rights(keys.folder())).isEqualTo("rwx------");
    List<Path> made = listed(keys.folder());
    assertThat(made).hasSize(1);
    assertThat(rights(made.get(0))).isEqualTo("rw-------");
    assertThat(Files.size(made.get(0))).isEqualTo(32);
  }

  @Test
  void visitorKey_sameControllerAndPeriod_isTheSameInEveryProcess() {
    assertThat(settings(KIOSK, DAY)).isEqualTo(settings(KIOSK, DAY));
  }

  @Test
  void visitorKey_usedByManyAtOnce_isOne() {
    Set<String> keys =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(i -> settings(KIOSK, DAY))
            .collect(Collectors.toSet());
    assertThat(keys).hasSize(1);
  }

  @Test
  void visitorKey_anotherControllerPeriodOrInstallation_isAnother() {
    ControllerId stall = new ControllerId("stall");
    TrafficPeriod week = TrafficPeriod.containing(DAY.firstDay(), PeriodKind.WEEK, ZoneOffset.UTC);
    assertThat(
            Set.of(
                settings(KIOSK, DAY),
                settings(stall, DAY),
                settings(KIOSK, DAY.next()),
                settings(KIOSK, week),
                new TrafficKeys(home.resolve("other"))
                    .visitorKey(KIOSK, DAY)
                    .settings()
                    .toString()))
        .hasSize(5);
  }

  @Test
  void visitorKey_copiedSecretUnderAnotherName_isStillAnother() throws IOException {
    String first = settings(KIOSK, DAY);
    Path secret = listed(home).get(0);
    Files.copy(secret, home.resolve(secret.getFileName().toString().replace("03-03", "03-04")));
    assertThat(settings(KIOSK, DAY.next())).isNotEqualTo(first);
  }

  @Test
  void close_period_endsItsKeyForGoodAndNoOther() throws IOException {
    TrafficKeys keys = new TrafficKeys(home);
    keys.visitorKey(KIOSK, DAY);
    String next = settings(KIOSK, DAY.next());

    keys.close(KIOSK, DAY);
    keys.close(KIOSK, DAY);

    assertThatThrownBy(() -> keys.visitorKey(KIOSK, DAY))
        .isInstanceOfSatisfying(
            LetheException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED))
        .hasMessageContaining("destroyed");
    assertThat(settings(KIOSK, DAY.next())).isEqualTo(next);
    assertThat(listed(home).stream().filter(file -> sizeOf(file) > 0)).hasSize(1);
  }

  @Test
  void visitorKey_othersMayReadTheSecret_isRefused() throws IOException {
    settings(KIOSK, DAY);
    Files.setPosixFilePermissions(
        listed(home).get(0), PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> settings(KIOSK, DAY))
        .isInstanceOfSatisfying(
            LetheException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID))
        .hasMessageContaining("chmod 600");
  }

  @Test
  void visitorKey_secretCutShort_isRefused() throws IOException {
    settings(KIOSK, DAY);
    Files.write(listed(home).get(0), new byte[31]);
    assertThatThrownBy(() -> settings(KIOSK, DAY)).hasMessageContaining("does not have 32 bytes");
  }

  @Test
  void digestKey_controllers_haveTheirOwnAndKeepIt() {
    TrafficKeys keys = new TrafficKeys(home);
    assertThat(keys.digestKey(KIOSK)).isEqualTo(keys.digestKey(KIOSK)).hasSize(32);
    assertThat(keys.digestKey(KIOSK)).isNotEqualTo(keys.digestKey(new ControllerId("stall")));
  }

  private String settings(ControllerId controller, TrafficPeriod period) {
    return new java.util.TreeMap<>(new TrafficKeys(home).visitorKey(controller, period).settings())
        .toString();
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static List<Path> listed(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static long sizeOf(Path file) {
    return file.toFile().length();
  }
}
