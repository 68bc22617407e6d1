package dev.lethe.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A database of another shape needs files only, and a mistake in them is named by its place. */
class WorldReaderTest {
  private static final String SCHEMA =
      """
      CREATE TABLE firms (id bigint PRIMARY KEY, name text NOT NULL);
      CREATE TABLE staff (
        id bigint PRIMARY KEY, firm bigint NOT NULL REFERENCES firms, boss bigint REFERENCES staff,
        mail text NOT NULL UNIQUE, notes text, hired date NOT NULL, seen timestamptz NOT NULL);
      """;
  private static final String FIRMS =
      """
      count: 3
      joined: P9Y
      histories: {firm: {share: 1, expected: kept, means: A firm., last: P1D}}
      tables: {firms: {columns: {id: {key: firms}, name: "#{Company.name}"}}}
      """;
  private static final String STAFF =
      """
      count: people
      joined: P9Y to P8Y
      histories:
        gone: {people: 2, expected: deleted, means: Gone., last: P4Y at 09:15}
        there: {share: 1, expected: kept, means: There., last: P20D to P1D}
      tables:
        staff:
          columns:
            id: {key: staff}
            firm: {other: firms}
            boss: {sometimes: {other: staff, history: there}, of-100: 50}
            mail: "m{unique 5}@firm.example"
            notes: "Tab\\tand \\\\ back\\nslash"
            hired: {day: P8Y}
            seen: {at: last}
      """;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("schema.sql"), SCHEMA);
    Files.writeString(folder.resolve("firms.yaml"), FIRMS);
    Files.writeString(folder.resolve("staff.yaml"), STAFF);
    Files.writeString(
        folder.resolve("demo.yaml"),
        "{as-of: 2025-01-31, people: 40, seed: 1, locale: fr, populations: [firms.yaml, staff.yaml]}");
  }

  @Test
  void load_anotherShape_filledFromFilesAlone() throws SQLException {
    FreshDatabase database = TestDatabase.chosen().fresh("shape");
    try (Connection connection = database.connect()) {
      DemoDatabase.create(connection, folder);
      DemoPeople.load(
          connection, folder, 40, LocalDate.parse("2025-01-31"), ZoneId.of("Europe/Paris"));
    }

    assertThat(database.rows("SELECT count(*), count(DISTINCT firm) FROM staff"))
        .containsExactly("40|3");
    assertThat(database.rows("SELECT DISTINCT seen FROM staff WHERE id <= 2"))
        .containsExactly("2021-01-31 08:15:00+00");
    assertThat(database.rows("SELECT DISTINCT notes FROM staff"))
        .containsExactly("Tab\tand \\ back\nslash");
    assertThat(database.number("SELECT count(boss) FROM staff WHERE boss > 2 AND boss <> id"))
        .isBetween(10L, 30L);
  }

  @Test
  void defaults_ofTheFolder_asWritten() {
    assertThat(DemoDefaults.read(folder).asOf()).isEqualTo("2025-01-31");
    assertThat(DemoDefaults.read(folder).people()).isEqualTo(40);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          there: {share: 1,  | there: {shares: 1,  | staff.yaml/histories/there: the key 'shares' is unknown. Use people, share, expected, means, joined, last, set, rows, extra
          {at: last}         | {it: last}          | staff.yaml/tables/staff/columns/seen: 'it' is no kind of value. Begin with one of
          {at: last}         | {at: lost}          | staff.yaml/tables/staff/columns/seen: this moment is unknown. Use joined, last or any
          {unique 5}         | {single 5}          | staff.yaml/tables/staff/columns/mail: {single 5} is unknown. Use digits, unique, hex, number
          {unique 5}         | {mail}              | staff.yaml/tables/staff: a column is made of itself. Break the circle
          {unique 5}         | {nickname}          | staff.yaml/tables/staff: there is no column 'nickname'. Add it under columns or let
          {day: P8Y}         | {day: eight}        | staff.yaml/tables/staff/columns/hired/day: 'eight' is no day. Write P3Y, 2020-02-29 or P9Y to P1M
          P20D to P1D        | P1D to P20D         | staff.yaml/histories/there/last: the first day is the later one. Write the earlier day first
          {other: firms}     | {other: farms}      | staff.yaml/tables/staff/columns/firm: 'farms' has no people. Name a first table
          means: There.,     | means: T., set: {staf: {}}, | staff.yaml/histories/there/set/staf: there is no table 'staf'. Name a table
          means: There.,     | means: T., set: {staff: {sean: a}}, | staff.yaml/histories/there/set/staff/sean: the table has no such column. Name one of its columns
          m{unique           | #{Nobody.nowhere}{unique | staff.yaml/tables/staff/columns/mail: Datafaker does not know #{Nobody.nowhere}. See its list of providers
          """)
  void read_mistake_namedByItsPlace(String right, String wrong, String message) throws IOException {
    assertThat(STAFF).contains(right);
    Files.writeString(folder.resolve("staff.yaml"), STAFF.replace(right, wrong));

    assertThatThrownBy(this::allKeysAndValues)
        .isInstanceOfSatisfying(
            LetheException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID))
        .hasMessageStartingWith("Cannot read demo file " + message);
  }

  @Test
  void read_missingFile_refused() throws IOException {
    Files.delete(folder.resolve("firms.yaml"));

    assertThatThrownBy(this::allKeysAndValues)
        .isInstanceOf(LetheException.class)
        .hasMessageEndingWith("it is missing or not UTF-8 text. Name a folder of demo files.");
  }

  private void allKeysAndValues() {
    Almanac almanac = new Almanac(LocalDate.parse("2025-01-31"), ZoneId.of("Europe/Paris"));
    World world = WorldReader.read(folder, DemoDefaults.read(folder), 40, almanac);
    for (Population population : world.populations()) {
      Shape shape = population.shapes().get(0);
      shape.rows(population.member(1), row -> shape.columns().forEach(row::value));
    }
  }
}
