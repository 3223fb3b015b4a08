"""Questions that readers ask often, as SQL: views of the database, and queries that Datasette shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Query:
    """A question with its answer in SQL."""

    name: str
    title: str
    sql: str


VIEWS = (
    Query(
        "drugs_given",
        "Drugs that patients received; what an article only mentions is not here",
        """SELECT t.case_id, t.entry_id, t.drug, c.label, c.belongs_to AS drug_class, t.purpose, t.dose_text, t.url
FROM treatments t JOIN concepts c USING (concept)
WHERE t.missing IS NULL AND t.agent_missing IS NULL""",
    ),
    Query(
        "harms_seen",
        "Adverse events, complications and tumour extension that patients had",
        """SELECT h.case_id, h.entry_id, h.kind, h.complication, c.label, h.grade, h.date_value, h.url FROM (
  SELECT case_id, entry_id, 'adverse event' AS kind, complication, concept, grade, date_value, url
  FROM adverse_events WHERE missing IS NULL
  UNION ALL
  SELECT case_id, entry_id, kind, complication, concept, NULL, date_value, url
  FROM complications WHERE missing IS NULL
) h JOIN concepts c USING (concept)""",
    ),
    Query(
        "measurements_converted",
        "Measurements in the first unit of their test (computed; empty without a known unit); bounds stay bounds",
        """SELECT m.case_id, m.entry_id, m.kind, m.test, m.value_text AS as_printed, m.reads,
  m.value_comparator AS comparator,
  m.value_exact * u.factor AS exact, m.value_low * u.factor AS low, m.value_high * u.factor AS high,
  m.value_about * u.factor AS about, u.first_unit AS unit, m.moment, m.date_value, m.date_inferred, m.url
FROM measurements m LEFT JOIN units u ON u.concept = m.concept AND u.unit = m.value_unit
WHERE m.missing IS NULL""",
    ),
    Query(
        "best_responses",
        "The best response of each record, with the article's word",
        """SELECT r.case_id, r.category, r.as_reported, r.criterion, r.inferred, r.date_value, r.date_inferred, r.url
FROM responses r WHERE r.is_best AND r.missing IS NULL""",
    ),
)

QUERIES = (
    Query(
        "drugs_by_records",
        "Each drug: records in which it was given, and records that only mention it",
        """SELECT c.label AS drug,
  (SELECT COUNT(DISTINCT g.case_id) FROM drugs_given g WHERE g.drug = c.id) AS given,
  (SELECT COUNT(DISTINCT m.case_id) FROM mentions m WHERE m.concept = c.concept AND m.missing IS NULL) AS mentioned
FROM concepts c WHERE c.kind = 'drugs' ORDER BY given DESC, mentioned DESC, drug""",
    ),
    Query(
        "drugs_before_complete_responses",
        "Drugs given before responses that the article calls complete: possible causes, not proven ones",
        """SELECT DISTINCT r.case_id, r.entry_id AS response, g.label AS drug, r.as_reported, r.url
FROM responses r
JOIN response_treatments b ON b.case_id = r.case_id AND b.entry_id = r.entry_id
JOIN drugs_given g ON g.case_id = b.case_id AND g.entry_id = b.treatment
WHERE r.category = 'complete' AND r.missing IS NULL AND g.purpose = 'antitumour'
ORDER BY r.case_id, response, drug""",
    ),
    Query(
        "afp_above_400",
        "Records with an AFP that is certainly above 400 ng/mL, the bounds among them",
        """SELECT case_id, entry_id, as_printed, low, unit, date_value, url FROM measurements_converted
WHERE test = 'afp' AND (low > 400 OR (low = 400 AND comparator = '>')) ORDER BY case_id, date_value, entry_id""",
    ),
    Query(
        "grades_not_printed",
        "Adverse events: how many have a printed grade, and how many have none",
        """SELECT c.label AS adverse_event, COUNT(*) AS events, COUNT(a.grade) AS with_grade,
  MAX(a.grade) AS highest_printed
FROM adverse_events a JOIN concepts c USING (concept) WHERE a.missing IS NULL
GROUP BY c.label ORDER BY events DESC, adverse_event""",
    ),
    Query(
        "inferred",
        "Every entry that the editor inferred, with the reason",
        "SELECT case_id, entry_id, part, inferred, url FROM entries WHERE inferred > '' ORDER BY case_id, entry_id",
    ),
)
