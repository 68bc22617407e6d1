package dev.lethe.config.command;

import dev.lethe.config.glossary.Glossary;
import dev.lethe.config.glossary.Glossary.Entry;
import dev.lethe.config.glossary.GlossaryText;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code policy glossary}: the words of a policy file. */
@Command(
    name = "glossary",
    description = "Explains every word of a policy file, in French or English.",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe policy glossary --lang fr",
      "  lethe policy glossary --format json | jq '.words[].term'",
    })
final class GlossaryCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private final Choices choices = new Choices();
  @Mixin private final Output output = new Output();

  @Option(
      names = "--format",
      paramLabel = "text|json|markdown",
      defaultValue = "text",
      description = "markdown has both languages. Default: ${DEFAULT-VALUE}.")
  private Format format = Format.TEXT;

  @Override
  public Integer call() {
    output.write(text(), Objects.requireNonNull(spec).commandLine().getOut());
    return 0;
  }

  private String text() {
    List<Entry> words = Glossary.in(choices.language().tag());
    return switch (format) {
      case TEXT -> GlossaryText.of(words, choices.language().colon());
      case JSON -> Json.of(new Answer(choices.language().tag(), words));
      case MARKDOWN -> GlossaryText.markdown(Glossary.in("fr"), Glossary.in("en"));
    };
  }

  record Answer(String language, List<Entry> words) {}

  enum Format {
    TEXT,
    JSON,
    MARKDOWN
  }
}
