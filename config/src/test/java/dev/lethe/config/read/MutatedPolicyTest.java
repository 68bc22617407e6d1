package dev.lethe.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Whatever happens to a good file, the reader answers with a policy or with problems. */
class MutatedPolicyTest {
  private static final List<String> TOKENS =
      List.of(
          ":",
          "-",
          "{",
          "}",
          "[",
          "]",
          "\"",
          "'",
          "#",
          "&a",
          "*a",
          "!t",
          "|",
          ">",
          "%",
          "\t",
          "~",
          "0",
          "-1",
          "99999999999",
          "1e999",
          "true",
          "null",
          "\u0000",
          "\ufeff",
          "é",
          "\ud83d\ude00",
          " -> ",
          " <- ",
          ".",
          "..",
          "P3Y",
          "\n---\n",
          "\n...\n",
          "? ",
          "<<: ");

  private Path file = Path.of("unset");

  @BeforeProperty
  void makeFolder() throws IOException {
    Path folder = Files.createTempDirectory("policy");
    Files.copy(Path.of("policies/example.txt"), folder.resolve("example.txt"));
    file = folder.resolve("policy.yaml");
  }

  @AfterProperty
  void removeFolder() throws IOException {
    Files.delete(file.resolveSibling("example.txt"));
    Files.delete(file);
    Files.delete(file.resolveSibling(""));
  }

  @Property(tries = 400)
  void read_mutatedBytes_neverCrashes(@ForAll("seeds") long seed) throws IOException {
    Random random = new Random(seed);
    byte[] bytes = good(random);
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    answers(bytes);
  }

  @Property(tries = 800)
  void read_mutatedLines_neverCrashes(@ForAll("seeds") long seed) throws IOException {
    Random random = new Random(seed);
    List<String> lines =
        new ArrayList<>(new String(good(random), StandardCharsets.UTF_8).lines().toList());
    for (int i = random.nextInt(3); i >= 0; i--) {
      mutate(lines, random);
    }
    answers(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  private static byte[] good(Random random) throws IOException {
    List<String> names = List.of("kmeroccase", "example", "k-inventory");
    String name = names.get(random.nextInt(names.size()));
    return Files.readAllBytes(Path.of("policies", name + ".yaml"));
  }

  private static void mutate(List<String> lines, Random random) {
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    switch (random.nextInt(6)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
      case 2 -> lines.set(at, lines.get(random.nextInt(lines.size())));
      case 3 -> lines.set(at, " ".repeat(random.nextInt(8)) + line.strip());
      case 4 -> lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
      default -> {
        int column = random.nextInt(line.length() + 1);
        String token = TOKENS.get(random.nextInt(TOKENS.size()));
        lines.set(at, line.substring(0, column) + token + line.substring(column));
      }
    }
    if (lines.isEmpty()) {
      lines.add("");
    }
  }

  private void answers(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    try {
      assertThat(PolicyFile.read(file).rules()).isNotEmpty();
    } catch (InvalidPolicyException e) {
      long lines = new String(bytes, StandardCharsets.UTF_8).lines().count() + 1;
      assertThat(e.problems())
          .isNotEmpty()
          .allSatisfy(p -> assertThat(p.line()).isBetween(1, (int) lines + 1));
    }
  }
}
