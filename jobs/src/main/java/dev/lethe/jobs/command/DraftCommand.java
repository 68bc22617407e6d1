package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.ControllerId;
import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.draft.DraftRequest;
import dev.lethe.jobs.draft.DraftedPolicy;
import dev.lethe.jobs.draft.PolicyDraft;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "draft",
    description = {
      "Writes a first policy for a PostgreSQL database, with its open questions as comments.",
      "Écrit une première politique pour une base PostgreSQL, avec ses questions en commentaires.",
      "",
      "Reads the catalogue and some rows of each table, in read-only transactions. Values of rows"
          + " are reduced to shares in memory; none is written, printed or logged.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe policy draft --source jdbc:postgresql://localhost/shop --user reader \\",
      "      --password-file reader.password --controller shop -o config/policies/shop.yaml",
      "  PGPASSWORD=... lethe policy draft --source postgresql://db/clinique --user lecture \\",
      "      --zone Africa/Douala --lang fr -o clinique.yaml",
      "",
      "Then: answer each QUESTION in the file, and run 'lethe policy check' and 'explain' on it.",
      "Exit codes: 0 drafted, 2 wrong arguments, 5 the database cannot be reached.",
    })
final class DraftCommand extends LetheCommand {
  @Mixin private DraftSource source = new DraftSource();

  @Option(
      names = "--controller",
      paramLabel = "ID",
      description = "Short name of who decides about the data. Default: ${DEFAULT-VALUE}.")
  private String controller = "my-controller";

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Zone of all calendar arithmetic. Default: ${DEFAULT-VALUE}.")
  private String zone = "UTC";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the policy there; an existing file is left alone. Default: print it.")
  private @Nullable Path output;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Rows read from each table at most. Default: ${DEFAULT-VALUE}.")
  private int sample = 1_000;

  @Override
  ExitCode work(Workplace place) {
    DraftRequest request = request();
    var file = new NewFile(output);
    place.terminal().step("draft");
    DraftedPolicy draft = PolicyDraft.of(source.open(place.databases(), System.getenv()), request);
    file.write(draft.yaml());
    print(answer(draft));
    return ExitCode.DONE;
  }

  private DraftRequest request() {
    try {
      return new DraftRequest(
          new ControllerId(controller), ZoneId.of(zone), where().language(), sample);
    } catch (DateTimeException e) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot draft: --zone is no zone of the IANA database. Write one, such as Africa/Douala.");
    } catch (IllegalArgumentException e) {
      throw new LetheException(
          ExitCode.INVALID, "Cannot draft: %s. Correct the option.".formatted(e.getMessage()));
    }
  }

  private Answer answer(DraftedPolicy draft) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("questions", draft.questions());
    facts.put("subjects", names(draft.subjects()));
    facts.put("nobody", names(draft.nobody()));
    facts.put("unspeakable", names(draft.unspeakable()));
    facts.put("columns", draft.columns().values().stream().mapToInt(Map::size).sum());
    if (output == null) {
      facts.put("policy", draft.yaml());
      return new Answer("lethe.draft/1", draft.yaml().stripTrailing(), facts);
    }
    facts.put("file", output.toString());
    return new Answer("lethe.draft/1", said(draft, output), facts);
  }

  private String said(DraftedPolicy draft, Path file) {
    return texts()
        .say(
            "draft.written",
            file,
            draft.columns().size(),
            draft.subjects().size(),
            draft.questions());
  }

  private static List<String> names(List<TableName> tables) {
    return tables.stream().map(TableName::toString).toList();
  }
}
