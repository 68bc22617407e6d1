package dev.lethe.jobs.draft;

import dev.lethe.config.policy.Category;
import dev.lethe.config.policy.TableName;
import java.util.List;
import java.util.Map;

/**
 * A drafted policy.
 *
 * @param yaml the file, questions as comments that begin with {@code QUESTION}
 * @param questions how many there are
 * @param subjects tables whose rows are people, or stand for one
 * @param nobody tables left out because they hold nobody
 * @param unspeakable tables that the policy's grammar cannot describe
 * @param columns what every column of every table was taken for
 */
public record DraftedPolicy(
    String yaml,
    int questions,
    List<TableName> subjects,
    List<TableName> nobody,
    List<TableName> unspeakable,
    Map<TableName, Map<String, Category>> columns) {}
