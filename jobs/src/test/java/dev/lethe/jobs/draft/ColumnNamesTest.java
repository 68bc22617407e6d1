package dev.lethe.jobs.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.policy.Category;
import dev.lethe.jobs.realdata.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What names of columns announce. */
class ColumnNamesTest {
  /** Of the shared list, those that the language puts into other classes than identifier. */
  private static final Set<String> NOT_IDENTIFIERS =
      Set.of("country", "city", "zipcode", "zipcode_france", "company_name", "ape_france", "logo");

  @ParameterizedTest
  @CsvSource({
    "nom, PERSON_NAME",
    "Prénom, PERSON_NAME",
    "nomDeFamille, PERSON_NAME",
    "adresse_courriel, EMAIL",
    "adresse, ADDRESS",
    "numéro_téléphone, PHONE",
    "numero_cni, NATIONAL_ID",
    "numCNI, NATIONAL_ID",
    "compte_orange_money, MOBILE_MONEY",
    "momo, MOBILE_MONEY",
    "numero_siret, COMPANY_ID",
    "date_de_naissance, BIRTH_DATE",
    "sexe, SEX",
    "code_postal, POSTCODE",
    "ville_residence, ADDRESS",
    "quartier, CITY",
    "region, REGION",
    "mot_de_passe, SECRET",
    "card_type, ATTRIBUTE",
    "user_agent, USER_AGENT",
  })
  void ofColumn_ofAName_isItsMeaning(String name, Meaning meaning) {
    assertThat(Meaning.ofColumn(name)).contains(meaning);
  }

  @ParameterizedTest
  @CsvSource({
    "produit",
    "nom_produit",
    "statistique",
    "telecommande",
    "prenommage",
    "villegiature"
  })
  void ofColumn_ofAnotherName_isNothing(String name) {
    assertThat(Meaning.ofColumn(name)).isEmpty();
  }

  @Test
  @ExtendWith(SharedData.class)
  void ofColumn_ofTheSharedList_knowsNearlyAllDirectIdentifiers() throws IOException {
    Set<String> direct =
        rows("ref-francophone/column_identifiers_category.csv").stream()
            .filter(row -> row.get(1).equals("1"))
            .map(row -> row.get(0))
            .filter(category -> !NOT_IDENTIFIERS.contains(category))
            .collect(Collectors.toSet());
    List<String> names =
        rows("ref-francophone/column_identifier.csv").stream()
            .filter(row -> direct.contains(row.get(2)))
            .map(row -> row.get(1))
            .distinct()
            .toList();

    List<String> missed =
        names.stream()
            .filter(
                name ->
                    Meaning.ofColumn(name)
                        .filter(meaning -> meaning.category() == Category.IDENTIFIER)
                        .isEmpty())
            .toList();

    assertThat(missed.size())
        .as("of %d names, not known as identifiers: %s", names.size(), missed)
        .isLessThanOrEqualTo(names.size() / 10);
  }

  private static List<List<String>> rows(String file) throws IOException {
    return Files.readAllLines(SharedData.path(file)).stream()
        .skip(1)
        .map(line -> List.of(line.split(",", -1)))
        .toList();
  }
}
