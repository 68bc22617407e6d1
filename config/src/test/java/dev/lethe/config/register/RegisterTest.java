package dev.lethe.config.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.rdf.RdfDataset;
import com.apicatalog.rdf.RdfTriple;
import com.apicatalog.rdf.RdfValue;
import dev.lethe.config.explain.Language;
import dev.lethe.config.read.PolicyFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger's JSON-LD reader makes of the register, triple by triple, without a network. */
class RegisterTest {
  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final Map<String, String> VOCABULARIES =
      Map.of(
          "dpv", "https://w3id.org/dpv#",
          "pd", "https://w3id.org/dpv/pd#",
          "eu-gdpr", "https://w3id.org/dpv/legal/eu/gdpr#");
  private static final String DPV = "https://w3id.org/dpv#";

  @Test
  void of_ruleByPeriod_saysHowLongAndThatDataEnd() throws Exception {
    List<RdfTriple> triples = triples("kmeroccase");
    String rule = "urn:lethe:kmeroccase:KM-15";

    assertThat(objects(triples, rule, RDF + "type")).containsExactly(DPV + "Process");
    assertThat(objects(triples, rule, DPV + "hasDataController"))
        .containsExactly("urn:lethe:kmeroccase:organisation");
    assertThat(objects(triples, rule, DPV + "hasProcessing"))
        .containsExactlyInAnyOrder(DPV + "Erase", DPV + "Anonymise");
    List<String> conditions = objects(triples, rule, DPV + "hasStorageCondition");
    assertThat(conditions).hasSize(2);
    assertThat(conditions)
        .flatExtracting(node -> objects(triples, node, RDF + "type"))
        .containsExactlyInAnyOrder(DPV + "StorageDuration", DPV + "StorageDeletion");
    assertThat(conditions)
        .flatExtracting(node -> objects(triples, node, DPV + "hasDuration"))
        .flatExtracting(node -> values(triples, node, RDF + "value"))
        .containsExactly("P3Y^^http://www.w3.org/2001/XMLSchema#duration");
  }

  @Test
  void of_messageBeforeTheEnd_isAProcessOfItsOwn() throws Exception {
    List<RdfTriple> triples = triples("k-inventory");
    String message = "urn:lethe:k-inventory:KI-13-prospects";

    assertThat(objects(triples, message, DPV + "hasPurpose"))
        .containsExactly(DPV + "CommunicationManagement");
    assertThat(objects(triples, message, DPV + "hasProcessing")).containsExactly(DPV + "Transmit");
    assertThat(objects(triples, message, DPV + "hasPersonalData")).hasSize(1);
    assertThat(objects(triples, message, DPV + "hasActivityStatus"))
        .as("waits for a decision")
        .containsExactly(DPV + "ActivityProposed");
  }

  @Test
  void of_archive_isStorageOfTheColumnsThatSurviveAndEnds() throws Exception {
    List<RdfTriple> triples = triples("example");
    String term = "urn:lethe:example:EX-10";

    assertThat(objects(triples, term, DPV + "hasProcessing"))
        .containsExactlyInAnyOrder(DPV + "Store", DPV + "Erase");
    assertThat(objects(triples, term, DPV + "hasPersonalData"))
        .containsExactlyInAnyOrder(
            "urn:lethe:example:orders.total", "urn:lethe:example:orders.delivered_on");
    assertThat(objects(triples, term, DPV + "hasStorageCondition"))
        .flatExtracting(node -> objects(triples, node, DPV + "hasDuration"))
        .flatExtracting(node -> values(triples, node, RDF + "value"))
        .containsExactly("P10Y^^http://www.w3.org/2001/XMLSchema#duration");
  }

  @Test
  void of_personalData_areNamedByKind() throws Exception {
    List<RdfTriple> triples = triples("kmeroccase");

    assertThat(objects(triples, "urn:lethe:kmeroccase:KM-15", DPV + "hasPersonalData"))
        .contains("urn:lethe:kmeroccase:users.email", "urn:lethe:kmeroccase:messages.body")
        .doesNotContain("urn:lethe:kmeroccase:users.id", "urn:lethe:kmeroccase:users.last_updated");
    assertThat(
            objects(
                triples,
                "urn:lethe:kmeroccase:users.email",
                "http://www.w3.org/2004/02/skos/core#broader"))
        .containsExactly("https://w3id.org/dpv/pd#EmailAddress");
  }

  @Test
  void of_childrenRule_isAboutChildrenAndActsInTime() throws Exception {
    List<RdfTriple> triples = triples("kmeroccase");
    String rule = "urn:lethe:kmeroccase:KM-05";

    assertThat(objects(triples, rule, DPV + "hasDataSubject")).containsExactly(DPV + "Child");
    assertThat(objects(triples, rule, DPV + "hasStorageCondition"))
        .flatExtracting(node -> objects(triples, node, DPV + "hasDuration"))
        .flatExtracting(node -> values(triples, node, RDF + "value"))
        .containsExactly("PT72H^^http://www.w3.org/2001/XMLSchema#duration");
  }

  @Test
  void of_traffic_restsOnConsent() throws Exception {
    List<RdfTriple> triples = triples("kmeroccase");
    String traffic = "urn:lethe:kmeroccase:traffic";

    assertThat(objects(triples, traffic, DPV + "hasLegalBasis"))
        .containsExactly("https://w3id.org/dpv/legal/eu/gdpr#A6-1-a");
    assertThat(objects(triples, traffic, DPV + "hasPurpose"))
        .containsExactly(DPV + "ServiceUsageAnalytics");
  }

  @Test
  void of_duties_areMeasuresOfLetheOrOfPeople() throws Exception {
    List<RdfTriple> triples = triples("kmeroccase");
    String register = "urn:lethe:kmeroccase:register";

    assertThat(objects(triples, register, RDF + "type")).containsExactly(DPV + "ROPA");
    assertThat(objects(triples, register, DPV + "hasTechnicalMeasure"))
        .contains("urn:lethe:kmeroccase:KM-01");
    assertThat(objects(triples, register, DPV + "hasOrganisationalMeasure"))
        .contains("urn:lethe:kmeroccase:KM-17-answer");
    assertThat(objects(triples, "urn:lethe:kmeroccase:KM-17-answer", DPV + "hasResponsibleEntity"))
        .flatExtracting(node -> objects(triples, node, RDF + "type"))
        .containsExactly(DPV + "DataProtectionOfficer");
    assertThat(values(triples, register, "http://purl.org/dc/terms/identifier"))
        .singleElement()
        .asString()
        .startsWith("sha256:" + PolicyFile.read(Path.of("policies/kmeroccase.yaml")).sha256());
  }

  @Test
  void of_openQuestion_isOnlyProposed() throws Exception {
    List<RdfTriple> triples = triples("example");

    assertThat(objects(triples, "urn:lethe:example:EX-4", DPV + "hasActivityStatus"))
        .containsExactly(DPV + "ActivityProposed");
    assertThat(objects(triples, "urn:lethe:example:EX-5", DPV + "hasActivityStatus")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"example", "kmeroccase", "k-inventory", "okasio", "kppay"})
  void of_policy_usesOnlyTermsThatExist(String name) throws Exception {
    Set<String> known = terms();

    assertThat(triples(name))
        .isNotEmpty()
        .flatExtracting(t -> List.of(t.getPredicate().getValue(), t.getObject().getValue()))
        .filteredOn(iri -> iri.startsWith("https://w3id.org/dpv"))
        .isNotEmpty()
        .allSatisfy(iri -> assertThat(known).contains(iri));
  }

  /** Every key of the document must have become a triple: a key without meaning vanishes. */
  @Test
  void of_document_losesNothing() throws Exception {
    String document = document("example");
    String expanded = expanded(document);

    assertThat(expanded).contains("P3Y", "PT72H", "Are 25 months right?", "Privacy policy of the");
    assertThat(document.lines().filter(line -> line.contains("\"storage\" :")).count() - 1)
        .isEqualTo(expanded.split("https://w3id.org/dpv#hasStorageCondition", -1).length - 1);
  }

  private static String document(String name) {
    Path file = Path.of("policies", name + ".yaml");
    return Register.of(PolicyFile.open(file, Optional.empty()), Language.EN);
  }

  private static List<RdfTriple> triples(String name) throws JsonLdError {
    RdfDataset dataset = JsonLd.toRdf(read(document(name))).loader(OFFLINE).get();
    return dataset.getDefaultGraph().toList();
  }

  private static String expanded(String document) throws JsonLdError {
    return JsonLd.expand(read(document)).loader(OFFLINE).get().toString();
  }

  private static JsonDocument read(String document) throws JsonLdError {
    return JsonDocument.of(new StringReader(document));
  }

  private static final DocumentLoader OFFLINE =
      (url, options) -> {
        throw new JsonLdError(JsonLdErrorCode.LOADING_DOCUMENT_FAILED, "asked for " + url);
      };

  private static List<String> objects(List<RdfTriple> triples, String subject, String predicate) {
    return triples.stream()
        .filter(t -> t.getSubject().getValue().equals(subject))
        .filter(t -> t.getPredicate().getValue().equals(predicate))
        .map(t -> t.getObject().getValue())
        .toList();
  }

  private static List<String> values(List<RdfTriple> triples, String subject, String predicate) {
    return triples.stream()
        .filter(t -> t.getSubject().getValue().equals(subject))
        .filter(t -> t.getPredicate().getValue().equals(predicate))
        .map(RdfTriple::getObject)
        .filter(RdfValue::isLiteral)
        .map(object -> object.getValue() + "^^" + object.asLiteral().getDatatype())
        .toList();
  }

  private static Set<String> terms() throws IOException {
    Set<String> terms = new HashSet<>();
    Path file = Path.of("src/test/resources/dev/lethe/config/register/terms.txt");
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("#")) {
        String[] parts = line.split(": ", 2);
        for (String term : parts[1].split(" ", -1)) {
          terms.add(VOCABULARIES.get(parts[0]) + term);
        }
      }
    }
    return terms;
  }
}
