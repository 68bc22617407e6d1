package dev.lethe.jobs.demo;

import java.util.List;
import java.util.Optional;

/**
 * How a table is filled for the members of one history.
 *
 * @param rows how many for one parent
 * @param extra the columns of one row more, which only this history has
 */
record Variant(
    Weighted<Integer> rows, List<Expression> columns, Optional<List<Expression>> extra) {}
