"""The preview image of a record, for places that show a link as a card."""

from generator.preview.files import SITE_PREVIEW_ALT, Previews, site_preview_file
from generator.preview.image import SIZE, preview_words

__all__ = ["SITE_PREVIEW_ALT", "SIZE", "Previews", "preview_words", "site_preview_file"]
