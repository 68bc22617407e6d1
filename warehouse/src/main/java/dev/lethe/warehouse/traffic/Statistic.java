package dev.lethe.warehouse.traffic;

import dev.lethe.anonymizer.gate.Candidate;
import dev.lethe.warehouse.table.GoldTable;

/** A table and what would be published in it. */
public record Statistic(GoldTable table, Candidate candidate) {}
