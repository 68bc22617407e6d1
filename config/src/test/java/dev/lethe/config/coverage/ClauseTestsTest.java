package dev.lethe.config.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only what runs and carries a tag is a proof. */
class ClauseTestsTest {
  @TempDir private Path root;
  private Path sources = Path.of("unset");

  @BeforeEach
  void makeModule() throws IOException {
    sources = Files.createDirectories(root.resolve("shop/src/test/java"));
  }

  @Test
  void in_taggedTests_areFoundByTheirTag() throws IOException {
    write(
        """
        @Tag("XX-01")
        class OneTest {
          @Test void a() {}
          @Tag("XX-02") @ParameterizedTest void b() {}
          @Nested class Inner { @org.junit.jupiter.api.Tag(value = "XX-03") @Test void c() {} }
        }
        """);
    ClauseTests tests = ClauseTests.in(root);

    assertThat(tests.of("XX-01")).containsExactly("shop/OneTest");
    assertThat(tests.of("XX-02")).containsExactly("shop/OneTest.b");
    assertThat(tests.of("XX-03")).containsExactly("shop/OneTest.Inner.c");
  }

  @Test
  void in_whatDoesNotRun_provesNothing() throws IOException {
    write(
        """
        class OneTest {
          // @Tag("XX-01")
          String text = "@Tag(\\"XX-01\\") @Test";
          @Tag("XX-01") void noTest() {}
          @Tag("XX-01") @Disabled @Test void off() {}
          @Disabled static class Off { @Tag("XX-01") @Test void inside() {} }
        }
        @Tag("XX-01") class Helper { void help() {} }
        """);

    assertThat(ClauseTests.in(root).byTag()).isEmpty();
  }

  @Test
  void in_folderWithoutTests_isRefused(@TempDir Path empty) {
    assertThatThrownBy(() -> ClauseTests.in(empty))
        .hasMessage(
            "Cannot read the tests: there are none under %s. Name the folder of Lethe's sources with --sources."
                .formatted(empty));
  }

  private void write(String text) throws IOException {
    Files.writeString(sources.resolve("OneTest.java"), text);
  }
}
