package dev.lethe.config.coverage;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds tagged tests in one file: a tag counts only where something runs. */
final class TaggedTests extends TreeScanner<@Nullable Void, @Nullable Void> {
  private static final Set<String> RUN =
      Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "Property", "Example");

  private final SortedMap<String, SortedSet<String>> found;
  private final Deque<ClassTree> around = new ArrayDeque<>();

  TaggedTests(SortedMap<String, SortedSet<String>> found) {
    this.found = found;
  }

  @Override
  public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
    around.addLast(type);
    super.visitClass(type, null);
    around.removeLast();
    return null;
  }

  @Override
  public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
    boolean runs =
        names(method.getModifiers()).anyMatch(RUN::contains)
            && modifiers(method).noneMatch(TaggedTests::isSwitchedOff);
    if (runs) {
      String name = "";
      for (ClassTree type : around) {
        name += (name.isEmpty() ? "" : ".") + type.getSimpleName();
        add(type.getModifiers(), name);
      }
      add(method.getModifiers(), name + "." + method.getName());
    }
    return super.visitMethod(method, null);
  }

  private void add(ModifiersTree modifiers, String test) {
    tags(modifiers).forEach(tag -> add(tag, test));
  }

  private void add(String tag, String test) {
    found.computeIfAbsent(tag, t -> new TreeSet<>()).add(test);
  }

  private Stream<ModifiersTree> modifiers(MethodTree method) {
    return Stream.concat(
        Stream.of(method.getModifiers()), around.stream().map(ClassTree::getModifiers));
  }

  private static boolean isSwitchedOff(ModifiersTree modifiers) {
    return names(modifiers).anyMatch("Disabled"::equals);
  }

  private static Stream<String> names(ModifiersTree modifiers) {
    return modifiers.getAnnotations().stream().map(TaggedTests::name);
  }

  private static String name(AnnotationTree annotation) {
    String written = annotation.getAnnotationType().toString();
    return written.substring(written.lastIndexOf('.') + 1);
  }

  private static Stream<String> tags(ModifiersTree modifiers) {
    return modifiers.getAnnotations().stream()
        .filter(annotation -> name(annotation).equals("Tag"))
        .flatMap(annotation -> texts(annotation.getArguments()));
  }

  private static Stream<String> texts(List<? extends ExpressionTree> arguments) {
    return arguments.stream()
        .map(a -> a instanceof AssignmentTree named ? named.getExpression() : a)
        .filter(LiteralTree.class::isInstance)
        .map(literal -> String.valueOf(((LiteralTree) literal).getValue()));
  }
}
