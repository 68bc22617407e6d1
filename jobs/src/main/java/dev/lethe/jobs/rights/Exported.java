package dev.lethe.jobs.rights;

import java.nio.file.Path;

/** What was written; says nothing about the person. */
public record Exported(Path file, long tables, long rows) {}
