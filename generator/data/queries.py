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
        """SELECT t.case_id, t.entry_id, t.drug, c.label, c.belongs_to AS drug_class, t.purpose,
  t.dose_text, t.dose_missing, t.frequency, t.route, t."into" AS given_into, t.agent_inferred,
  t.date_value, t.start_value, t.start_inferred, t.start_as_reported, t.stop_value, t.stop_inferred, t.stop_as_reported,
  t.duration, t.cycles, t.stop_category, t.url
FROM treatments t JOIN concepts c USING (concept)
WHERE t.missing IS NULL AND t.agent_missing IS NULL""",
    ),
    Query(
        "harms_seen",
        "Adverse events, complications and tumour extension that patients had",
        """SELECT h.case_id, h.entry_id, h.kind, h.complication, c.label, h.grade, h.grade_missing, h.attributed_to,
  h.date_value, h.date_inferred, h.date_as_reported, h.only_in_caption, h.inferred, h.url FROM (
  SELECT case_id, entry_id, 'adverse event' AS kind, complication, concept, grade, grade_missing, attributed_to,
    date_value, date_inferred, date_as_reported, NULL AS only_in_caption, inferred, url
  FROM adverse_events WHERE missing IS NULL
  UNION ALL
  SELECT case_id, entry_id, kind, complication, concept, NULL, NULL, NULL,
    date_value, date_inferred, date_as_reported, only_in_caption, inferred, url
  FROM complications WHERE missing IS NULL
) h JOIN concepts c USING (concept)""",
    ),
    Query(
        "measurements_converted",
        "Measurements in the first unit of their test (computed; empty without a known unit); bounds stay bounds",
        """SELECT m.case_id, m.entry_id, m.kind, m.test, m.value_text AS as_printed, m.reads,
  m.value_comparator AS comparator,
  m.value_exact * m.factor AS exact, m.value_low * m.factor AS low, m.value_high * m.factor AS high,
  m.value_about * m.factor AS about, m.first_unit AS unit,
  m.moment, m.date_value, m.date_inferred, m.date_as_reported, m.inferred, m.url
FROM (
  SELECT n.*, u.first_unit, CASE WHEN n.value_unit IS NULL AND n.concept NOT IN (SELECT concept FROM units) THEN 1
    ELSE u.factor END AS factor
  FROM measurements n LEFT JOIN units u ON u.concept = n.concept AND u.unit = n.value_unit
) m
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
        "Drugs given before responses recorded as complete: possible causes, not proven ones. The last column but one "
        "counts all treatments before the response, operations among them",
        """SELECT DISTINCT r.case_id, r.entry_id AS response, g.label AS drug, r.as_reported,
  (SELECT COUNT(*) FROM response_treatments a WHERE a.case_id = r.case_id AND a.entry_id = r.entry_id)
    AS treatments_before, r.url
FROM responses r
JOIN response_treatments b ON b.case_id = r.case_id AND b.entry_id = r.entry_id
JOIN drugs_given g ON g.case_id = b.case_id AND g.entry_id = b.treatment
WHERE r.category = 'complete' AND r.missing IS NULL AND g.purpose = 'antitumour'
ORDER BY r.case_id, response, drug""",
    ),
    Query(
        "doses",
        "Each drug given: dose of one administration as printed, how often, from when to when; or why there is no dose",
        """SELECT label AS drug, case_id, dose_text AS one_dose, frequency, dose_missing,
  COALESCE(date_value, start_value, start_as_reported) AS begun,
  COALESCE(date_value, stop_value, stop_as_reported) AS ended, stop_category,
  agent_inferred AS drug_inferred, start_inferred, stop_inferred, url
FROM drugs_given ORDER BY drug, case_id, entry_id""",
    ),
    Query(
        "days_to_best_response",
        "Days from baseline to the best response, at least and at most (computed; empty where a date is not known)",
        """SELECT c.case_id, c.baseline, c.baseline_date_value AS baseline_date, r.category, r.as_reported,
  r.date_value AS response_date, r.date_inferred,
  CAST(julianday(r.date_earliest) - julianday(c.baseline_date_latest) AS INTEGER) AS at_least,
  CAST(julianday(r.date_latest) - julianday(c.baseline_date_earliest) AS INTEGER) AS at_most, r.url
FROM cases c
JOIN responses r ON r.case_id = c.case_id AND r.entry_id = c.best_response
ORDER BY c.case_id""",
    ),
    Query(
        "harms_and_grades",
        "Adverse events that patients had: grade as printed or why there is none, and what is held responsible",
        """SELECT case_id, label AS adverse_event, grade, grade_missing, attributed_to, date_value, date_as_reported,
  inferred, url
FROM harms_seen WHERE kind = 'adverse event' ORDER BY case_id, entry_id""",
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
        "Every entry, fact, drug and reason of an end that the editor inferred; dates have columns of their own for it",
        """SELECT case_id, entry_id, part, inferred, url FROM entries WHERE inferred > ''
UNION ALL SELECT case_id, NULL, fact, inferred, url FROM facts WHERE inferred > ''
UNION ALL SELECT case_id, entry_id, 'drug: ' || drug, agent_inferred, url FROM treatments WHERE agent_inferred > ''
UNION SELECT case_id, entry_id, 'reason of the end', stop_reason_inferred, url FROM treatments
WHERE stop_reason_inferred > ''
ORDER BY case_id, entry_id, part""",
    ),
)
