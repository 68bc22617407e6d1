-- An invented clinic in French and Cameroonian usage, to draft for; every value is made up.
CREATE TABLE patients (
  "idPatient"       serial PRIMARY KEY,
  nom               text NOT NULL,
  prénom            text NOT NULL,
  sexe              char(1),
  date_naissance    date,
  "lieuNaissance"   text,
  "numéroCNI"       varchar(20),
  tel               varchar(20) NOT NULL,
  "numeroMomo"      varchar(20),
  courriel          text UNIQUE,
  quartier          text,
  ville             text,
  groupe_sanguin    text,
  assurance_ref     text,
  observations      text,
  inscrit_le        timestamp NOT NULL,
  derniere_connexion timestamptz,
  maj               timestamptz
);
CREATE TABLE personnel (
  id          serial PRIMARY KEY,
  nom_complet text NOT NULL,
  matricule   text NOT NULL UNIQUE,
  fonction    text,
  salaire     numeric
);
CREATE TABLE rendez_vous (
  id            serial PRIMARY KEY,
  patient_id    int NOT NULL REFERENCES patients,
  personnel_id  int NOT NULL REFERENCES personnel,
  motif         text,
  reserve_le    timestamptz NOT NULL,
  honoré        boolean
);
-- No foreign key, and one payment in ten has lost its appointment.
CREATE TABLE paiements (
  id              serial PRIMARY KEY,
  rendez_vous_id  int,
  operateur       text,
  montant         numeric NOT NULL,
  compte          text,
  paye_le         timestamptz
);
-- Two people share each row.
CREATE TABLE messages (
  id              bigserial PRIMARY KEY,
  expediteur_id   int REFERENCES patients,
  destinataire_id int REFERENCES patients,
  reponse_a_id    bigint REFERENCES messages,
  texte           text NOT NULL,
  envoye_le       timestamptz NOT NULL
);
-- The grammar knows keys of one column.
CREATE TABLE allergies (
  patient_id int NOT NULL REFERENCES patients,
  code       text NOT NULL,
  PRIMARY KEY (patient_id, code)
);
CREATE TABLE journal (
  id       bigserial PRIMARY KEY,
  origine  text NOT NULL,
  champ_a  text NOT NULL,
  champ_b  text NOT NULL,
  champ_c  text NOT NULL,
  survenu  timestamptz NOT NULL
);
CREATE TABLE medicaments (
  code        text PRIMARY KEY,
  nom         text NOT NULL,
  laboratoire text,
  prix        numeric
);
CREATE VIEW patients_de_douala AS SELECT * FROM patients WHERE ville = 'Douala';

INSERT INTO personnel (nom_complet, matricule, fonction, salaire)
SELECT 'Personne ' || n, 'MAT-' || n, 'infirmier', 150000 + n FROM generate_series(1, 12) n;
INSERT INTO patients (nom, prénom, sexe, date_naissance, "lieuNaissance", "numéroCNI", tel, "numeroMomo",
                      courriel, quartier, ville, groupe_sanguin, assurance_ref, observations, inscrit_le)
SELECT 'Nom' || n, 'Prénom' || n, CASE n % 2 WHEN 0 THEN 'F' ELSE 'M' END, date '1950-01-01' + n * 120,
       'Bafia', (100000000 + n)::text, '6' || (70000000 + n * 7), '6' || (90000000 + n * 3),
       'p' || n || '@clinique.example', 'Akwa', CASE n % 3 WHEN 0 THEN 'Douala' ELSE 'Yaoundé' END,
       'O+', 'ASS-' || md5(n::text), 'Le patient numéro ' || n || ' se dit en bonne santé depuis sa visite',
       timestamp '2022-01-01 08:00' + n * interval '1 day'
FROM generate_series(1, 200) n;
INSERT INTO rendez_vous (patient_id, personnel_id, motif, reserve_le, honoré)
SELECT 1 + n % 200, 1 + n % 12, 'Consultation', timestamptz '2022-03-01 10:00Z' + n * interval '1 hour', true
FROM generate_series(1, 600) n;
INSERT INTO paiements (rendez_vous_id, operateur, montant, compte, paye_le)
SELECT CASE n % 10 WHEN 0 THEN 100000 + n ELSE n END, 'Opérateur ' || n % 2, 5000, '+2376' || (71000000 + n),
       timestamptz '2022-03-01 10:00Z' + n * interval '1 hour'
FROM generate_series(1, 500) n;
INSERT INTO messages (expediteur_id, destinataire_id, texte, envoye_le)
SELECT 1 + n % 200, 1 + (n * 7 + 1) % 200, 'Bonjour, je voudrais déplacer mon rendez-vous de la semaine ' || n,
       timestamptz '2022-04-01 10:00Z' + n * interval '1 hour'
FROM generate_series(1, 300) n;
INSERT INTO allergies SELECT n, 'ALG' || n % 5 FROM generate_series(1, 50) n;
INSERT INTO journal (origine, champ_a, champ_b, champ_c, survenu)
SELECT '10.0.' || n % 200 || '.' || n % 250, 'jeton' || md5('a' || n),
       'Mozilla/5.0 (X11; Linux x86_64; rv:' || n || '.0) Gecko/20100101 Firefox/' || n || '.0',
       CASE n % 10 WHEN 0 THEN 'x' || n || '@clinique.example' ELSE 'ok' END,
       timestamptz '2022-05-01 10:00Z' + n * interval '1 minute'
FROM generate_series(1, 300) n;
INSERT INTO medicaments SELECT 'M' || n, 'Produit ' || n, 'Laboratoire ' || n % 4, n * 100 FROM generate_series(1, 40) n;
