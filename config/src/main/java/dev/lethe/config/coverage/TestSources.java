package dev.lethe.config.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Parses the test sources of one module; nothing is compiled. */
final class TestSources {
  private TestSources() {}

  static Set<Map.Entry<String, SortedSet<String>>> in(Path folder) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot read the tests: this Java has no compiler. Let JAVA_HOME name a JDK.");
    }
    SortedMap<String, SortedSet<String>> found = new TreeMap<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
      List<Path> sources = sources(folder);
      if (sources.isEmpty()) { // which the compiler calls wrong arguments
        return found.entrySet();
      }
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  problem -> {},
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      for (CompilationUnitTree unit : task.parse()) {
        new TaggedTests(found).scan(unit, null);
      }
    } catch (IOException e) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot read the tests under %s: no right to. Change the folder's rights."
              .formatted(folder));
    }
    return found.entrySet();
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
