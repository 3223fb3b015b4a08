"""What the CARE guideline asks of a report and no other part of a record holds."""

from __future__ import annotations

from generator.model.statements import Fact
from generator.values import Model


class CareStatements(Model):
    """Three items of the CARE checklist, https://www.care-statement.org/: the article's statement, or its silence."""

    keywords: Fact
    patient_perspective: Fact
    informed_consent: Fact
