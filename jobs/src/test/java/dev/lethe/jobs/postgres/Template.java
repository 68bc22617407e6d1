package dev.lethe.jobs.postgres;

import java.util.function.Consumer;

/** A database to copy. Keep it in a constant: equal templates are filled once. */
public record Template(String name, Consumer<FreshDatabase> fill) {}
