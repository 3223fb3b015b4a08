"""Names of concepts, and words by which an article says that somebody is a woman or has died."""

from __future__ import annotations

from collections.abc import Mapping

from generator.vocabulary import Vocabulary

SEX: Mapping[str, tuple[str, ...]] = {
    "female": ("female", "woman", "girl", "she", "her", "women"),
    "male": ("male", "man", "boy", "he", "his", "men"),
}
STATUS: Mapping[str, tuple[str, ...]] = {
    "died": ("died", "death", "dead", "passed away", "deceased", "dies"),
    "alive": ("alive", "living", "survives", "survived"),
}
READS: Mapping[str, tuple[str, ...]] = {
    "positive": ("positivity",),
    "negative": ("negativity",),
    "normal": ("normalised", "normalized", "normalisation", "normalization"),
}
CATEGORIES: Mapping[str, tuple[str, ...]] = {
    "complete": ("complete", "completely", "CR"),
    "partial": ("partial", "partially", "PR"),
    "stable": ("stable", "stabilisation", "stabilization", "stabilised", "stabilized", "SD"),
    "progressive": ("progressive", "progression", "progressed", "progress", "PD"),
}
DISEASE: Mapping[str, tuple[str, ...]] = {
    "no evidence of disease": ("evidence of disease", "no recurrence", "disease-free", "no evidence of recurrence"),
    "complete response": ("complete response", "complete remission", "CR"),
    "with disease": ("disease", "tumour", "lesion", "lesions", "metastasis", "metastases", "recurrence", "progression"),
}


CIRRHOSIS = ("cirrhosis", "cirrhotic")
METASTASIS = ("metastasis", "metastases", "metastatic", "mets", "oligometastasis", "nodule", "nodules", "M1")
ROUTES: Mapping[str, tuple[str, ...]] = {
    "oral": ("orally", "by mouth", "per os", "p.o."),
    "hepatic arterial infusion": ("HAI", "HAIC", "arterial infusion", "intra-arterial", "hepatic artery infusion"),
    "intravenous": ("intravenously", "i.v.", "IV"),
}
PERSON = {"female": ("female", "woman", "girl", "lady"), "male": ("male", "man", "boy", "gentleman")}

_DIRECTIONS = (
    ("rise", "rising", "rose", "risen", "increase", "increased", "increasing", "elevated", "elevation", "higher"),
    (
        "fall",
        "fell",
        "fallen",
        "falling",
        "decrease",
        "decreased",
        "decreasing",
        "reduced",
        "lower",
        "decline",
        "declined",
    ),
)


def direction(reads: str) -> tuple[str, ...]:
    """Words for up or down where a result in several words says one of them; else none."""
    said = set(reads.lower().split())
    return next((words for words in _DIRECTIONS if " " in reads and said & set(words)), ())


def names_of_others(vocabulary: Vocabulary, kind: str, concept_id: str) -> tuple[str, ...]:
    """Every name of the other concepts of a kind."""
    return tuple(
        name for each in vocabulary.of_kind(kind) if each != concept_id for name in names_of(vocabulary, kind, each)
    )


def names_of(vocabulary: Vocabulary, kind: str, concept_id: str) -> tuple[str, ...]:
    """Every name of a concept: its label, brands, abbreviations and spellings; none for an unknown one."""
    concept = vocabulary.of_kind(kind).get(concept_id)
    return (concept.label, *concept.synonyms) if concept else ()
