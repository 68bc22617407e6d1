package dev.lethe.config.decide;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Where {@code open: Q} stands in the text of a policy: offsets of characters.
 *
 * @param wordStart of {@code open}
 * @param textEnd after the question
 * @param column of {@code open}, from 0
 * @param flow whether braces stand around it
 */
record OpenQuestion(int wordStart, int wordEnd, int textEnd, int column, boolean flow) {

  /** Of a text that is a valid policy in which the id waits. */
  static OpenQuestion find(String text, String id) {
    var settings = LoadSettings.builder().setBufferSize(text.length() + 2).build();
    Node root = new Compose(settings).composeString(text).orElseThrow();
    MappingNode decision =
        all(root)
            .filter(node -> isNamed(node, id))
            .flatMap(node -> value(node, "decision").stream())
            .filter(MappingNode.class::isInstance)
            .map(MappingNode.class::cast)
            .filter(node -> value(node, "open").isPresent())
            .findFirst()
            .orElseThrow();
    return of(text, decision);
  }

  /** More lines of the same mapping, to be put where the question ends. */
  String lines(List<String> lines) {
    String start = System.lineSeparator() + " ".repeat(column);
    return flow ? "," + start + String.join(", ", lines) : start + String.join(start, lines);
  }

  private static OpenQuestion of(String text, MappingNode decision) {
    NodeTuple open =
        decision.getValue().stream()
            .filter(t -> is(t.getKeyNode(), "open"))
            .findFirst()
            .orElseThrow();
    Mark word = open.getKeyNode().getStartMark().orElseThrow();
    int end = offset(text, open.getValueNode().getEndMark().orElseThrow());
    return new OpenQuestion(
        offset(text, word),
        offset(text, open.getKeyNode().getEndMark().orElseThrow()),
        text.substring(0, end).stripTrailing().length(),
        word.getColumn(),
        decision.getFlowStyle() == FlowStyle.FLOW);
  }

  private static Stream<MappingNode> all(Node node) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().flatMap(OpenQuestion::all);
    }
    return node instanceof MappingNode mapping
        ? Stream.concat(
            Stream.of(mapping), mapping.getValue().stream().flatMap(t -> all(t.getValueNode())))
        : Stream.empty();
  }

  private static boolean isNamed(MappingNode node, String id) {
    return value(node, "decision").isPresent()
        && value(node, "id").filter(v -> is(v, id)).isPresent();
  }

  private static Optional<Node> value(MappingNode node, String key) {
    return node.getValue().stream()
        .filter(tuple -> is(tuple.getKeyNode(), key))
        .map(NodeTuple::getValueNode)
        .findFirst();
  }

  private static boolean is(Node node, String text) {
    return node instanceof ScalarNode scalar && scalar.getValue().equals(text);
  }

  /** A mark counts code points. */
  private static int offset(String text, Mark mark) {
    return text.offsetByCodePoints(0, mark.getIndex());
  }
}
