package dev.lethe.warehouse.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkSessionsTest {
  @Test
  void open_session_isPrivateAndInUtc() throws Exception {
    var conf = SparkForTests.session().sparkContext().getConf();

    assertThat(conf.get("spark.io.encryption.enabled")).isEqualTo("true");
    assertThat(conf.get("spark.eventLog.enabled")).isEqualTo("false");
    assertThat(conf.get("spark.ui.enabled")).isEqualTo("false");
    assertThat(SparkForTests.session().conf().get("spark.sql.session.timeZone")).isEqualTo("UTC");
    var local = Path.of(conf.get("spark.local.dir"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(local)))
        .isEqualTo("rwx------");
    assertThat(SparkForTests.session().sparkContext().env().securityManager().getIOEncryptionKey())
        .matches(key -> key.isDefined());
  }

  @Test
  void claim_folderOfADeadProcess_isWiped(@TempDir Path scratch) throws Exception {
    var dead = Files.createDirectory(scratch.resolve("dead"));
    Files.writeString(Files.createDirectories(dead.resolve("a/b")).resolve("spill"), "x");
    Files.createFile(scratch.resolve("dead.lock"));

    var mine = Scratch.claim(scratch);

    assertThat(dead).doesNotExist();
    assertThat(mine).isDirectory();
  }

  @Test
  void claim_folderOfALivingProcess_stays(@TempDir Path scratch) throws Exception {
    var name = "living";
    var folder = Files.createDirectory(scratch.resolve(name));
    var holder = hold(scratch.resolve(name + ".lock"));
    try {
      Scratch.claim(scratch);
      assertThat(folder).isDirectory();
    } finally {
      holder.destroyForcibly().waitFor();
    }
    Scratch.claim(scratch);
    assertThat(folder).doesNotExist();
  }

  /** Another process, for a lock says nothing within one. */
  private static Process hold(Path lock) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var source = Files.writeString(lock.resolveSibling("Hold.java"), HOLD);
    var process =
        new ProcessBuilder(java, source.toString(), lock.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("held");
    return process;
  }

  private static final String HOLD =
      """
      import java.nio.channels.FileChannel;
      import java.nio.file.Path;
      import java.nio.file.StandardOpenOption;

      class Hold {
        public static void main(String[] args) throws Exception {
          var channel =
              FileChannel.open(
                  Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          channel.lock();
          System.out.println("held");
          Thread.sleep(60_000);
        }
      }
      """;
}
